package ir.takmil.provider.importing;

import ir.takmil.provider.tariff.Price;

record TariffLine(int number, Price price) implements Line {}
