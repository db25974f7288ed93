using App.Settings;
using Microsoft.Extensions.Configuration;

namespace App.Tests.Settings;

public sealed class UnknownSettingsTests
{
    [Fact]
    public void A_misspelt_setting_is_named_with_what_was_meant() =>
        Assert.Equal(["Chat:Mdoe (did you mean Chat:Mode?)"], Unknown(new() { ["Chat:Mdoe"] = "Azure" }));

    [Fact]
    public void One_that_is_like_no_other_is_named_alone() => Assert.Equal(["Chat:Colour"], Unknown(new() { ["Chat:Colour"] = "blue" }));

    [Fact]
    public void What_is_read_in_any_case_and_what_lies_in_sections_of_others_is_not_named() =>
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
    public async Task Readiness_tells_them_and_stays_green()
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
