using System.Text.Json;

namespace App.Tests.Settings;

public sealed class DeclaredSettingsTests
{
    private const string File = "declared-settings.json";

    private static readonly JsonElement Written = JsonDocument.Parse(DeclaredSettings.Write()).RootElement;

    [Fact]
    public void The_package_declares_what_the_readers_ask_for()
    {
        var written = DeclaredSettings.Write();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            System.IO.File.WriteAllText(Path.Combine(Source(), "app", File), written);

        Assert.True(
            written == System.IO.File.ReadAllText(Path.Combine(Source(), "app", File)),
            $"app/{File} is outdated: run UPDATE_SNAPSHOTS=1 dotnet test tests/app/server --filter DeclaredSettingsTests and commit the "
                + "difference"
        );
        Assert.True(System.IO.File.Exists(Path.Combine(AppContext.BaseDirectory, File)), $"{File} is not beside the app");
    }

    [Theory]
    [InlineData("Chat__Mode", """{"name":"Chat__Mode","kind":"choice","required":true,"values":["Offline","Azure","OpenAICompatible"]}""")]
    [InlineData("Hosting__TrustedHops", """{"name":"Hosting__TrustedHops","kind":"number","least":0,"most":2,"default":0}""")]
    [InlineData("Release__Slot", """{"name":"Release__Slot","kind":"text"}""")]
    [InlineData(
        "AzureAI__Endpoints__*",
        """{"name":"AzureAI__Endpoints__*","kind":"address","required":true,"schemes":["https"],"""
            + "\"unless\":[\"Chat__Mode=Offline\",\"Chat__Mode=OpenAICompatible\"]}"
    )]
    [InlineData(
        "Search__EncryptionKey__Identity",
        """{"name":"Search__EncryptionKey__Identity","kind":"text","""
            + "\"unless\":[\"Chat__Mode=Offline\",\"Chat__Mode=OpenAICompatible\",\"Search__Bundled=true\"]}"
    )]
    [InlineData(
        "Identity__SignIn",
        """{"name":"Identity__SignIn","kind":"choice","values":["None","AppService"],"platformSignIn":"AppService"}"""
    )]
    public void A_setting_has_kind_limits_and_the_choices_that_replace_it(string name, string expected) =>
        Assert.Equal(
            expected.Trim(),
            Written
                .GetProperty("settings")
                .EnumerateArray()
                .Single(row => row.GetProperty("name").GetString() == name)
                .GetRawText()
                .Replace("\n      ", "")
        );

    [Fact]
    public void The_framework_is_the_one_that_the_app_is_built_for() =>
        Assert.Equal($"net{Environment.Version.Major}.0", Written.GetProperty("framework").GetString());

    private static string Source()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "AiWorkload.slnx")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
