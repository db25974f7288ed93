using Planning.Engine;

namespace Preflight.Tests.Projects;

/// <summary>Encrypted values are never read; marked stand-ins take their places.</summary>
public sealed class SecretConfigTests
{
    [Fact]
    public void Each_encrypted_value_in_a_list_or_an_object_gets_a_stand_in_of_its_own()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: demo\nruntime: dotnet\n")
            .With(
                "Pulumi.dev.yaml",
                "config:\n  demo:a: { secure: v1:xyz }\n  demo:b: { user: me, pass: { secure: v1:xyz }, all: [{ secure: v1:xyz }, x] }\n"
                    + "  demo:c: plain\n  demo:d: { secure: { not: text } }\n"
            );

        var config = folder.Config();

        Assert.Equal(["demo:a", "demo:b"], config.SecretKeys);
        Assert.Equal(
            """{"user":"me","pass":"preflight-stand-in-for-demo-b-pass","all":["preflight-stand-in-for-demo-b-all-0","x"]}""",
            config.Values["demo:b"]
        );
        Assert.Equal(
            ["preflight-stand-in-for-demo-a", "preflight-stand-in-for-demo-b-all-0", "preflight-stand-in-for-demo-b-pass"],
            config.SecretValues.Order(StringComparer.Ordinal)
        );
        Assert.Equal("""{"secure":{"not":"text"}}""", config.Values["demo:d"]);
        Assert.DoesNotContain(config.Values.Values, value => value.Contains("xyz"));
    }

    [Theory]
    [InlineData("integer", "1009")]
    [InlineData("boolean", "true")]
    [InlineData("string", "preflight-stand-in-for-demo-a")]
    public void A_stand_in_is_of_the_declared_type(string type, string expected)
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", $"name: demo\nruntime: dotnet\nconfig: {{ a: {{ type: {type}, secret: true }} }}\n")
            .With("Pulumi.dev.yaml", "config:\n  demo:a: { secure: v1:xyz }\n");

        Assert.Equal(expected, folder.Config().Values["demo:a"]);
        Assert.Equal(["demo:a"], folder.Config().SecretKeys);
    }

    [Fact]
    public void A_nested_stand_in_is_hidden_where_a_program_prints_it()
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: demo\nruntime: dotnet\n")
            .With("Pulumi.dev.yaml", "config:\n  demo:b: { pass: { secure: v1:xyz } }\n");

        Assert.Equal(
            "login with [secret] failed",
            Redaction.Hide("login with preflight-stand-in-for-demo-b-pass failed", folder.Config().SecretValues)
        );
    }

    [Theory]
    [InlineData("secretsprovider: azurekeyvault://kv.vault.azure.net/keys/pulumi\nencryptedkey: abc\n")]
    [InlineData("secretsprovider: passphrase\nencryptionsalt: v1:abc=:v1:def:ghi==\n")]
    public void The_keys_of_a_secrets_provider_are_accepted(string head)
    {
        using var folder = new ProjectFolder()
            .With("Pulumi.yaml", "name: demo\nruntime: dotnet\n")
            .With("Pulumi.dev.yaml", head + "config:\n  demo:a: { secure: v1:xyz }\n");

        Assert.Empty(folder.Config().Warnings);
    }
}
