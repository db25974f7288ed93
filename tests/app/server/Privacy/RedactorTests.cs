using App.Privacy;
using CsCheck;

namespace App.Tests.Privacy;

public sealed class RedactorTests
{
    private const int Times = 2_000;

    private static readonly Gen<string> Digits = Gen.Char['0', '9'].Array[24].Select(letters => new string(letters));
    private static readonly Gen<string> Word = Gen.Char['a', 'z'].Array[2, 9].Select(letters => new string(letters));
    private static readonly Gen<string> Around = Gen.OneOfConst("", "call ", "(", "\"", "user=", "person: ", "전화 ");
    private static readonly Gen<string> Secret = Gen.Char["abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"]
        .Array[30, 60]
        .Select(letters => "7" + new string(letters));

    [Fact]
    public void Every_email_address_is_masked() =>
        Masked(
            Gen.Select(Word, Word, Word, Gen.OneOfConst("com", "co.kr", "example.org"), (name, tag, host, end) =>
                $"{name}.{tag}+x@{host}.{end}"
            ),
            "[email]"
        );

    [Fact]
    public void Every_card_number_is_masked_in_any_format() =>
        Masked(
            Gen.Select(Digits, Gen.OneOfConst("", " ", "-"), Gen.OneOfConst("4", "51", "34", "2221"), (digits, space, issuer) =>
                Grouped(WithLuhn(issuer + digits[..(15 - issuer.Length)]), space)
            ),
            "[card]"
        );

    [Fact]
    public void Every_bank_account_is_masked_compact_and_in_groups() =>
        Masked(
            Gen.Select(Digits, Gen.OneOfConst("DE", "FR", "GB", "KW"), Gen.OneOfConst("", " "), (digits, country, space) =>
                Grouped(WithIbanCheck(country, digits[..18]), space)
            ),
            "[iban]"
        );

    [Fact]
    public void Every_resident_number_is_masked() =>
        Masked(
            Gen.Select(
                Gen.Int[0, 99],
                Gen.Int[1, 12],
                Gen.Int[1, 31],
                Gen.Int[1, 8],
                Digits,
                Gen.OneOfConst("-", ""),
                (year, month, day, kind, digits, hyphen) => $"{year:00}{month:00}{day:00}{hyphen}{kind}{digits[..6]}"
            ),
            "[resident number]",
            "[card]",
            "[phone]"
        );

    [Fact]
    public void Every_national_and_international_phone_number_is_masked() =>
        Masked(
            Gen.Select(
                Digits,
                Gen.OneOfConst(
                    "010-{0}-{1}",
                    "02-{2}-{1}",
                    "+82 10 {0} {1}",
                    "+82-10-{0}-{1}",
                    "+49 30 {0}{2}",
                    "(555) {2}-{1}",
                    "555-{2}-{1}",
                    "+1 555 {2} {1}",
                    "010{0}{1}"
                ),
                (digits, form) => string.Format(form, digits[..4], digits[4..8], digits[8..11])
            ),
            "[phone]",
            "[card]"
        );

    [Fact]
    public void Every_token_key_and_signature_is_masked() =>
        Masked(
            Gen.Select(
                Secret,
                Gen.OneOfConst(
                    "Authorization: Bearer {0}",
                    "bearer {0}",
                    "api-key: {0}",
                    "\"apiKey\":\"{0}\"",
                    "AccountKey={0};",
                    "password={0}",
                    "https://x.example/a?sv=1&sig={0}&se=2",
                    "client_secret={0}",
                    "sk-{0}",
                    "eyJhbGciOiJIUzI1NiJ9.{0}.{0}"
                ),
                (secret, form) => (string.Format(form, secret), secret)
            ),
            "[secret]",
            "[token]",
            "[key]"
        );

    [Fact]
    public void Masking_is_idempotent() =>
        Gen.Select(Gen.String, Word, (noise, word) => $"{noise} {word}@{word}.com {noise} 010-1234-5678")
            .Sample(text => Redactor.Redact(text) == Redactor.Redact(Redactor.Redact(text)), iter: Times);

    [Fact]
    public void Identifiers_times_and_measures_are_unchanged() =>
        Gen.Select(Gen.Guid, Gen.Date, Gen.Int, Gen.Double[0, 1_000], (id, at, count, measure) =>
                FormattableString.Invariant($"Answer {id} of {at:yyyy-MM-ddTHH:mm:ss.fffffffZ} ({at:yyyy-MM-dd HH:mm:ss}): ")
                + FormattableString.Invariant($"stop, {Math.Abs((long)count)} passages, {measure:0.###} ms, trace {id:N}")
            )
            .Sample(text => Redactor.Redact(text) == text, iter: Times);

    [Theory]
    [InlineData("Endpoint ai-chat-7.openai.azure.com answered 429 and is in cooldown")]
    [InlineData("Now listening on: http://127.0.0.1:5080")]
    [InlineData("a basic understanding of bearer instruments, and the secret of success")]
    [InlineData("ISO 27001:2022, SKU P1v3, 10.240.0.0/16, version 10.0.401, 1234567890123 ms")]
    [InlineData("GB82 WEST 1234 5698 7654 33 and 4111 1111 1111 1112 fail their checks")]
    [InlineData("Answer ee68fa21-4abd-a881-63a7-3afa1194459a of 6028-02-17T00:00:00.0000000Z")]
    [InlineData("(6028-02-17 00:00:00): stop, 30064 passages, 555.111 ms, trace ee68fa214abda88163a73afa1194459a, index ee68fa214abd")]
    [InlineData("")]
    public void Ordinary_text_is_unchanged(string text) => Assert.Equal(text, Redactor.Redact(text));

    [Fact]
    public void The_surrounding_text_is_kept() =>
        Assert.Equal(
            "from [email] to [email], or call [phone]; pay with [card]: https://x.example/?sig=[secret]&se=1",
            Redactor.Redact(
                "from a.b@example.com to c@example.co.kr, or call 010-1234-5678; pay with 4111 1111 1111 1111: "
                    + "https://x.example/?sig=aB%2Fc9&se=1"
            )
        );

    /// <summary>Both of two consecutive numbers are masked completely.</summary>
    [Theory]
    [InlineData("010-1234-5678 4111 1111 1111 1111", "[phone] [card]")]
    [InlineData("+82 10 1234 5678 4111 1111 1111 1111", "[phone] [card]")]
    [InlineData("4111-1111-1111-1111 010-1234-5678", "[card] [phone]")]
    [InlineData("900101-1234567 010-1234-5678", "[resident number] [phone]")]
    [InlineData("01 23 45 67 89, 020 7946 0958, 030 1234567", "[phone], [phone], [phone]")]
    public void Consecutive_numbers_are_all_masked(string text, string masked) => Assert.Equal(masked, Redactor.Redact(text));

    [Fact]
    public void A_long_adversarial_text_is_masked_quickly()
    {
        var hostile = string.Concat(
            string.Concat(Enumerable.Repeat("a.", 20_000)),
            new string('7', 20_000),
            string.Concat(Enumerable.Repeat("DE12 ", 5_000)),
            new string('@', 5_000),
            "eyJ" + new string('x', 20_000)
        );

        Assert.True(
            System.Diagnostics.Stopwatch.StartNew() is var watch
                && Redactor.Redact(hostile).Length > 0
                && watch.Elapsed < TimeSpan.FromSeconds(5),
            $"{hostile.Length} characters"
        );
    }

    private static void Masked(Gen<string> secrets, params string[] masks) => Masked(secrets.Select(secret => (secret, secret)), masks);

    /// <summary>No six consecutive characters of a secret remain.</summary>
    private static void Masked(Gen<(string Text, string Secret)> secrets, params string[] masks) =>
        Gen.Select(Around, secrets, (before, made) => (before, made))
            .Sample(
                sample =>
                    Redactor.Redact($"{sample.before}{sample.made.Text}, and more") is var text
                    && masks.Any(text.Contains)
                    && Enumerable.Range(0, sample.made.Secret.Length - 5).All(at => !text.Contains(sample.made.Secret.Substring(at, 6))),
                iter: Times
            );

    private static string Grouped(string text, string space) => string.Join(space, text.Chunk(4).Select(group => new string(group)));

    private static string WithLuhn(string digits) =>
        Enumerable.Range(0, 10).Select(check => digits + check).Single(number => CardNumbers.IsCard(number));

    private static string WithIbanCheck(string country, string account) =>
        Enumerable.Range(2, 97).Select(check => $"{country}{check:00}{account}").First(BankAccounts.IsIban);
}
