using System.Text.Json.Nodes;
using CommandLine;
using Planning.Updates;
using Preflight.Drift;
using Preflight.Gate;
using Preflight.Tests.Costs;

namespace Preflight.Tests.Drift;

public sealed class SiteSettingsTests
{
    private const string Reference = "@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/a)";

    [Theory]
    [InlineData("""{"A":"1","B":"2"}""", "")]
    [InlineData("""{"a":"1","B":"2"}""", "")]
    [InlineData("""{"A":"1","B":"2","WEBSITE_HTTPLOGGING_RETENTION_DAYS":"1"}""", "")]
    [InlineData("""{"A":"1","B":"2","a":"x"}""", "appSettings: A is set more than once in Azure, in another case")]
    [InlineData(
        """{"A":"1","B":"2","WEBSITE_AUTH_SIGNING_KEY":"x"}""",
        "appSettings: WEBSITE_AUTH_SIGNING_KEY is set in Azure and not in the program"
    )]
    [InlineData("""{"A":"1"}""", "appSettings: B is not set in Azure")]
    [InlineData("""{"A":"changed","B":"2"}""", "appSettings: A has another value in Azure")]
    [InlineData("""{"A":"1","B":"2","C":"x"}""", "appSettings: C is set in Azure and not in the program")]
    [InlineData("""{"A":"1","B":"2","WEBSITE_DNS_SERVER":"x"}""", "appSettings: WEBSITE_DNS_SERVER is set in Azure and not in the program")]
    public void Settings_that_differ_are_named_without_their_values(string azure, string expected)
    {
        var found = Compare("""[{"name":"A","value":"1"},{"name":"B","value":"2"}]""", azure);

        Assert.Equal(expected, string.Join('\n', found.Differences));
        Assert.DoesNotContain("changed", string.Concat(found.Differences));
        Assert.Empty(found.Notes);
    }

    [Theory]
    [InlineData(Reference, "")]
    [InlineData("a value in its place", "appSettings: A has another value in Azure")]
    public void A_Key_Vault_reference_is_compared_as_it_is_written(string azure, string expected)
    {
        var found = Compare($$"""[{"name":"A","value":"{{Reference}}"}]""", $$"""{"A":"{{azure}}"}""");

        Assert.Equal(expected, string.Concat(found.Differences));
    }

    [Fact]
    public void A_secret_setting_is_compared_by_name_and_noted()
    {
        const string Program = """[{"name":"A","value":"[secret]"}]""";

        var (differences, notes) = Compare(Program, """{"A":"x"}""");

        Assert.Empty(differences);
        Assert.Equal("site: the value of A is secret or unknown and was not compared", Assert.Single(notes));
        Assert.Equal("appSettings: A is not set in Azure", Assert.Single(Compare(Program, "{}").Differences));
    }

    [Theory]
    [InlineData("connectionstrings", "connectionStrings")]
    [InlineData("azurestorageaccounts", "azureStorageAccounts")]
    public void Connection_strings_and_mounts_added_by_hand_are_found(string kind, string input)
    {
        var found = SiteSettings.Compare(Preview("[]"), id =>
            JsonNode.Parse(id.EndsWith(kind) ? """{"extra":{"value":"x"}}""" : "{}")!.AsObject()
        );

        var difference = Assert.Single(found.Differences);
        Assert.Equal(($"siteConfig.{input}: extra", "is set in Azure and not in the program"), (difference.Property, difference.Message));
    }

    [Fact]
    public void A_setting_without_a_name_is_drift() =>
        Assert.Equal(
            "appSettings:  is not set in Azure",
            Assert.Single(Compare("""[{"value":"1"},{"name":"A","value":"1"}]""", """{"A":"1"}""").Differences)
        );

    [Fact]
    public void A_settings_file_is_read_by_id_and_never_quoted()
    {
        using var folder = new ProjectFolder()
            .With("settings", """{"of":"/sites/a/config/appsettings","properties":{"A":"1"}}""" + "\n")
            .With("broken", """{"of":"/sites/a","properties":{"A":"a-value}""");
        string At(string name) => Path.Combine(folder.Path, name);
        var settings = SettingsFile.Read(At("settings"));

        Assert.Equal("1", settings("/SITES/a/config/appsettings")["A"]!.ToString());
        Assert.Contains("has no settings of /sites/b", Assert.Throws<Failure>(() => settings("/sites/b")).Message);
        Assert.Contains("there is no file of settings", Assert.Throws<Failure>(() => SettingsFile.Read(At("none"))).Message);
        var broken = Assert.Throws<Failure>(() => SettingsFile.Read(At("broken"))).Message;
        Assert.Contains("each line must be an object", broken);
        Assert.DoesNotContain("a-value", broken);
    }

    /// <summary>Otherwise nothing would be compared, and the check would pass.</summary>
    [Fact]
    public void A_preview_without_unchanged_resources_cannot_be_compared()
    {
        var preview = Preview("[]") with { Steps = [] };

        Assert.Contains("add --show-sames", Assert.Throws<Failure>(() => SiteSettings.Compare(preview, _ => [])).Message);
    }

    private static (IEnumerable<string> Differences, IReadOnlyList<string> Notes) Compare(string program, string azure)
    {
        var (differences, notes) = SiteSettings.Compare(Preview(program), id =>
            JsonNode.Parse(id == "/subscriptions/s/web:WebApp/site/config/appsettings" ? azure : "{}")!.AsObject()
        );
        return (differences.Select(each => $"{each.Property["siteConfig.".Length..]} {each.Message}"), notes);
    }

    private static Preview Preview(string settings)
    {
        var site = Plans.Resource("web:WebApp", "site", $$$"""{"siteConfig":{"appSettings":{{{settings}}}}}""");
        var steps = new[] { "refresh", "same" }.Select(operation => new PreviewStep(operation, site.Urn, site, site, []));
        return new Preview("dev", "p", [.. steps], new Dictionary<string, int> { ["same"] = 1 });
    }
}
