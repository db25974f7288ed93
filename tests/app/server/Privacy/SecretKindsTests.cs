using App.Privacy;
using CsCheck;

namespace App.Tests.Privacy;

/// <summary>Secrets of each known shape, made up at random, are masked completely in prose, configuration and logs.</summary>
public sealed class SecretKindsTests
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Alphanumeric = Lower + Upper + Digits;

    private static readonly Dictionary<string, Gen<string>> Kinds = new()
    {
        ["GitHub token"] = Random(Alphanumeric, 36).Select(text => "ghp_" + text),
        ["GitHub fine-grained token"] = Random(Alphanumeric, 82).Select(text => "github_pat_" + text),
        ["GitLab token"] = Random(Alphanumeric + "-_", 20).Select(text => "glpat-" + text),
        ["Slack token"] = Random(Digits, 12).SelectMany(number => Random(Alphanumeric, 24).Select(text => $"xoxb-{number}-{text}")),
        ["npm token"] = Random(Alphanumeric, 36).Select(text => "npm_" + text),
        ["Pulumi token"] = Random("0123456789abcdef", 40).Select(text => "pul-" + text),
        ["AWS access key"] = Random(Upper + "234567", 16).Select(text => "AKIA" + text),
        ["Google API key"] = Random(Alphanumeric + "-_", 35).Select(text => "AIza" + text),
        ["Stripe key"] = Random(Alphanumeric, 24).Select(text => "sk_live_" + text),
        ["SendGrid key"] = Random(Alphanumeric, 22).SelectMany(id => Random(Alphanumeric, 43).Select(text => $"SG.{id}.{text}")),
        ["OpenAI key"] = Random(Alphanumeric, 48).Select(text => "sk-proj-" + text),
        ["Azure OpenAI key"] = Random(Alphanumeric, 52).SelectMany(one => Random(Alphanumeric, 26).Select(two => $"{one}JQQJ99{two}")),
        ["Azure AI Search key"] = Random(Alphanumeric, 42).SelectMany(one => Random(Alphanumeric, 5).Select(two => $"{one}AzSeB{two}")),
        ["Storage account key"] = Random(Alphanumeric + "+/", 86).Select(text => text + "=="),
        ["Entra ID client secret"] = Random(Alphanumeric, 3)
            .SelectMany(id => Random(Alphanumeric + "~.-", 34).Select(text => $"{id}8Q~{text}")),
        ["JSON Web Token"] = Random(Alphanumeric, 40).Select(text => $"eyJhbGciOiJIUzI1NiJ9.{text}.{text}"),
        ["private key"] = Random(Alphanumeric, 200).Select(text => $"-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----"),
    };

    private static readonly Dictionary<string, Gen<string>> Named = new()
    {
        ["password=\"{0}\""] = Random(Alphanumeric, 11).Select(text => text + "!"),
        ["Password: {0}"] = Random(Lower, 6).SelectMany(word => Random(Digits, 4).Select(number => $"{word}{number}!")),
        ["Server=db;User ID=app;Password={0};Encrypt=True"] = Random(Lower, 8),
        ["postgres://app:{0}@db.internal:5432/orders"] = Random(Alphanumeric, 10),
        ["redis://:{0}@cache.internal:6380"] = Random(Alphanumeric, 20),
        ["?sv=2024-11-04&sig={0}&se=2026-12-01"] = Random(Alphanumeric, 43).Select(text => text + "%3D"),
        ["api-key: {0}"] = Random("0123456789abcdef", 32),
        ["client_secret={0}"] = Gen.Guid.Select(id => id.ToString()),
        ["token: {0}"] = Random(Lower + "234567", 52),
        ["Authorization: Basic {0}"] = Random(Alphanumeric, 12)
            .Select(text => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"app:{text}"))),
        ["Authorization: Bearer {0}"] = Random(Alphanumeric, 40),
    };

    public static TheoryData<string> AllKinds => [.. Kinds.Keys];

    public static TheoryData<string> AllForms => [.. Named.Keys];

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void A_secret_of_known_shape_is_masked_anywhere(string kind) =>
        Kinds[kind].Sample(secret => IsHidden($"it was {secret} until today", secret), iter: 500);

    [Theory]
    [MemberData(nameof(AllForms))]
    public void A_named_secret_is_masked(string form) =>
        Named[form].Sample(secret => IsHidden(string.Format(form, secret), secret), iter: 500);

    private static bool IsHidden(string text, string secret) =>
        Redactor.Redact(text) is var masked
        && Enumerable.Range(0, Math.Max(1, secret.Length - 7)).All(at => !masked.Contains(secret[at..Math.Min(secret.Length, at + 8)]));

    /// <summary>With two digits, where the letters have digits: almost every generated secret has more.</summary>
    private static Gen<string> Random(string letters, int length) =>
        Gen.Select(Gen.Char[letters].Array[length], Gen.Char['2', '7'], Gen.Char['2', '7'])
            .Select(
                (made, one, two) =>
                {
                    if (letters.Any(char.IsAsciiDigit))
                        (made[2], made[length - 2]) = (one, two);
                    return new string(made);
                }
            );
}
