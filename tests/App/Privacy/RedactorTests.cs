using App.Privacy;
using CsCheck;

namespace App.Tests.Privacy;

public sealed class RedactorTests
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char["abc xyz.,\n(서울"], 0, 30];
    private static readonly Gen<string> Name = Gen.String[Gen.Char["abcxyz019"], 1, 8];

    private static readonly Gen<string> Email = Gen.Select(Name, Name, Gen.OneOfConst("com", "co.kr", "example"), (one, two, top) => $"{one}.x@{two}.{top}");

    private static readonly Gen<string> Phone = Gen.Select(
        Gen.Int[100, 999], Gen.Int[1000, 9999], Gen.Int[0, 4],
        (three, four, form) => form switch
        {
            0 => $"+41 44 {three} {four % 90 + 10} {three % 90 + 10}",
            1 => $"+82-10-{four}-{four}",
            2 => $"010-{four}-{four}",
            3 => $"02-{three}-{four}",
            _ => $"(425) {three}-{four}",
        });

    private static readonly Gen<string> Card = Gen.Select(Gen.Int[0, 9].Array[15], Gen.OneOfConst("", " ", "-"), (digits, gap) =>
    {
        var check = (10 - digits.Select((digit, i) => i % 2 == 0 ? digit * 2 > 9 ? digit * 2 - 9 : digit * 2 : digit).Sum() % 10) % 10;
        return string.Join(gap, string.Concat([.. digits, check]).Chunk(4).Select(four => new string(four)));
    });

    [Fact]
    public void Addresses_are_masked_wherever_they_stand() => Check(Email, "[e-mail]");

    [Fact]
    public void Telephone_numbers_are_masked_wherever_they_stand() => Check(Phone, "[telephone]");

    [Fact]
    public void Card_numbers_are_masked_wherever_they_stand() => Check(Card, "[card number]");

    [Fact]
    public void What_is_masked_stays_as_it_is() => Gen.Select(Text, Email, Phone, (text, email, phone) => $"{text} {email} {phone} {text}").Sample(text =>
    {
        var masked = Redactor.Redact(text);
        return Redactor.Redact(masked) == masked;
    });

    [Theory]
    [InlineData("On 2026-03-01 and 2026-03-01-preview")]
    [InlineData("10.0.0.4/24 and 192.168.100.200")]
    [InlineData("Version 1.21.0, port 65535, status 429, 1,000,000 tokens")]
    [InlineData("c0ffee00-1234-5678-9abc-def012345678")]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("room 0123, 100 200 300 tokens")]
    [InlineData("user@host and @mention")]
    [InlineData("")]
    public void Dates_versions_addresses_and_ids_of_machines_are_no_personal_data(string text) => Assert.Equal(text, Redactor.Redact(text));

    private static void Check(Gen<string> secret, string mask) => Gen.Select(Text, secret, Text).Sample((before, found, after) =>
        Assert.Equal($"{before} {mask} {after}", Redactor.Redact($"{before} {found} {after}")));
}
