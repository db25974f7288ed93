namespace Preflight.Tests.Drift;

/// <summary>Who may write a tag in Azure must not write the log of the check.</summary>
public sealed class DriftCommandTests
{
    [Fact]
    public async Task Values_of_Azure_stay_on_the_line_of_their_difference()
    {
        using var folder = new ProjectFolder().With(
            "preview.json",
            """
            {"changeSummary":{"update":1},"steps":[{"op":"update","urn":"urn:pulumi:dev::p::azure-native:web:WebApp::site",
            "oldState":{"type":"azure-native:web:WebApp","inputs":{"tags":{"a":"x\n::error::planted\u001b[31m"}}},
            "newState":{"type":"azure-native:web:WebApp","inputs":{"tags":{}}},
            "detailedDiff":{"tags.a":{"kind":"delete"},"tags[\"b\n::error::planted\"]":{"kind":"delete"}}}]}
            """
        );

        var end = await InProcess.RunAsync("drift", "--preview", Path.Combine(folder.Path, "preview.json"));

        Assert.Equal(1, end.ExitCode);
        Assert.Contains("tags.a: x ::error::planted", end.Output);
        Assert.DoesNotContain("\n::error::", end.Output);
        Assert.DoesNotContain('\u001b', end.Output);
    }
}
