using System.Text;
using App.Privacy;
using App.Settings;
using Microsoft.Extensions.Configuration;

namespace App.Tests.Privacy;

public sealed class PseudonymsTests
{
    private const string Key = "a key of at least thirty-two letters";

    [Fact]
    public void A_pseudonym_is_stable_for_a_user_and_differs_between_users()
    {
        var (here, there) = (Read(Key), Read(Key));

        Assert.Equal(here.Of("tenant/ada"), there.Of("tenant/ada"));
        Assert.NotEqual(here.Of("tenant/ada"), here.Of("tenant/bob"));
        Assert.Matches("^[0-9a-f]{16}$", here.Of("tenant/ada"));
    }

    [Fact]
    public void Another_key_gives_another_pseudonym_and_no_key_a_random_one() =>
        Assert.Equal(
            4,
            new[] { Read(Key), Read(Key + "!"), Read(null), Read(null) }.Select(names => names.Of("tenant/ada")).Distinct().Count()
        );

    /// <summary>RFC 2104 with SHA-256, so that an operator with the key can find a user's records.</summary>
    [Fact]
    public void A_pseudonym_is_an_HMAC_that_an_operator_can_compute() =>
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), "tenant/ada"u8))[..16],
            Read(Key).Of("tenant/ada")
        );

    [Fact]
    public void A_short_key_is_rejected_and_not_shown()
    {
        var read = Settings("too short");
        Pseudonyms.Read(read);

        var problem = Assert.Throws<SettingsException>(read.ThrowIfWrong).Problems.Single();

        Assert.StartsWith("Privacy:PseudonymKey must have at least 32 characters, got 9", problem);
        Assert.DoesNotContain("too short", problem);
    }

    private static Pseudonyms Read(string? key) => Pseudonyms.Read(Settings(key));

    private static SettingsReader Settings(string? key) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("Privacy:PseudonymKey", key)]).Build());
}
