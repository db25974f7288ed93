using Ci.Tests.Rehearsals;

namespace Ci.Tests;

/// <summary>`dotnet run` ends with 1 if the build fails, for example without network. That is no result of a check.</summary>
public sealed class ToolBuildTests
{
    [Theory]
    [InlineData(".ci/gate dev \"$CLOUD/preview.json\"")]
    [InlineData(".ci/evaluate https://app")]
    [InlineData(". .ci/release-store; . .ci/stack-update; open_folder; trap finish EXIT; expect_no_drift dev")]
    public async Task A_tool_that_cannot_be_built_gives_no_result(string commands)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(rehearsal.Cloud, "preview.json"), "{}");
        await File.WriteAllTextAsync(Path.Combine(rehearsal.Cloud, "build"), "1");

        var result = await rehearsal.BashAsync(commands);

        Assert.True(result.Code == 2, result.ToString());
        Assert.Contains("could not be built (above), so nothing was checked", result.Errors);
        Assert.DoesNotContain(rehearsal.Calls, call => call.StartsWith("dotnet run"));
    }
}
