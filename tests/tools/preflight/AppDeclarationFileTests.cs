using CommandLine;
using Preflight.AzureModel;
using Preflight.Checking;

namespace Preflight.Tests;

public sealed class AppDeclarationFileTests
{
    private const string Apps = """
        apps:
          - site: chat
            declaration: app/settings.json
        """;

    private const string Declared = """
        {
          "framework": "net10.0",
          "settings": [
            { "name": "Mode", "kind": "choice", "required": true, "values": ["A", "B"], "platformSignIn": "B" },
            { "name": "Size", "kind": "number", "least": 1, "most": 9, "unless": ["Mode=A"] },
            { "name": "Hosts__*", "kind": "address", "schemes": ["https"] },
            { "name": "Key", "kind": "secret", "leastLength": 8 },
            { "name": "Index", "kind": "name", "pattern": "^[a-z]+$", "inWords": "letters" }
          ]
        }
        """;

    [Fact]
    public void Declaration_is_read_with_all_properties()
    {
        using var folder = new ProjectFolder().With("preflight.yaml", Apps).With("app/settings.json", Declared);

        var app = Assert.Single(AppDeclarationFile.Read(folder.Path));

        Assert.Equal(("chat", "app/settings.json", "net10.0"), (app.Site, app.File, app.Framework));
        Assert.True(app.Find("mode") is { Kind: "choice", Required: true, Values: ["A", "B"], PlatformSignIn: "B" });
        Assert.True(app.Find("Size") is { Kind: "number", Least: 1, Most: 9, Unless: ["Mode=A"] });
        Assert.True(app.Find("Hosts__12") is { IsList: true, Schemes: ["https"] });
        Assert.True(app.Find("Key") is { LeastLength: 8 });
        Assert.True(app.Find("Index") is { Pattern: "^[a-z]+$", InWords: "letters" });
        Assert.Null(app.Find("Hosts__first"));
    }

    [Fact]
    public void Without_the_key_no_app_is_declared()
    {
        using var folder = new ProjectFolder().With("preflight.yaml", "waivers: []");

        Assert.Empty(AppDeclarationFile.Read(folder.Path));
    }

    [Theory]
    [InlineData("apps: yes", "preflight.yaml line 1: apps must be a list of maps of site, declaration, got 'yes'")]
    [InlineData("apps: [one]", "preflight.yaml line 1: an app must be a map of site, declaration, got 'one'")]
    [InlineData("apps: [{site: a, file: b}]", "preflight.yaml line 1: a key must be one of site, declaration, got 'file'")]
    [InlineData("apps: [{site: a}]", "preflight.yaml line 1: declaration must be set, got nothing")]
    [InlineData("apps: [{site: a, declaration: b.json}]", "preflight.yaml line 1: declaration must be an existing file, got 'b.json'")]
    public void Wrong_list_is_rejected_with_its_line(string text, string message)
    {
        using var folder = new ProjectFolder().With("preflight.yaml", text);

        Assert.Equal(message, Assert.Throws<Failure>(() => AppDeclarationFile.Read(folder.Path)).Message);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("""{"settings":[{"name":"Mode"}]}""")]
    [InlineData("""{"settings":[{"name":"Mode","kind":"text"},{"name":"mode","kind":"text"}]}""")]
    [InlineData("""{"settings":[{"name":"Mode","kind":"number","least":"one"}]}""")]
    public void Wrong_declaration_is_rejected_by_name(string content)
    {
        using var folder = new ProjectFolder().With("preflight.yaml", Apps).With("app/settings.json", content);

        Assert.StartsWith(
            "app/settings.json must be a JSON object with a list `settings`",
            Assert.Throws<Failure>(() => AppDeclarationFile.Read(folder.Path)).Message
        );
    }
}
