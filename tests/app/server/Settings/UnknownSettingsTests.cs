using App.Settings;
using Microsoft.Extensions.Configuration;

namespace App.Tests.Settings;

public sealed class UnknownSettingsTests
{
    [Fact]
    public void A_misspelled_setting_is_reported_with_a_suggestion() =>
        Assert.Equal(["Chat:Mdoe (did you mean Chat:Mode?)"], Unknown(new() { ["Chat:Mdoe"] = "Azure" }));

    [Fact]
    public void An_unknown_setting_without_a_similar_name_has_no_suggestion() =>
        Assert.Equal(["Chat:Colour"], Unknown(new() { ["Chat:Colour"] = "blue" }));

    [Fact]
    public void Settings_of_other_components_are_not_reported() =>
        Assert.Empty(
            Unknown(
                new()
                {
                    ["CHAT:MODE"] = "Offline",
                    ["Logging:LogLevel:Default"] = "Debug",
                    ["Elsewhere:Mode"] = "x",
                    ["PATH"] = "x",
                }
            )
        );

    [Fact]
    public async Task Readiness_lists_unknown_settings_and_stays_ready()
    {
        using var app = new ChatApplication { Settings = { ["Chat:RequestPerMinute"] = "3" } };

        var ready = await app.CreateClient().GetStringAsync("/readyz");

        Assert.Contains(
            """{"name":"configuration","status":"degraded","detail":"the app"""
                + """ does not read Chat:RequestPerMinute (did you mean Chat:RequestsPerMinute?)"}""",
            ready
        );
        Assert.StartsWith("""{"status":"ready",""", ready);
    }

    private static IReadOnlyList<string> Unknown(Dictionary<string, string?> values)
    {
        var read = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        read.Choice("Chat:Mode", ["Offline", "Azure"], "Offline");
        read.Number("Chat:RequestsPerMinute", 30, 1, 60);
        return read.Unknown.Names;
    }
}
