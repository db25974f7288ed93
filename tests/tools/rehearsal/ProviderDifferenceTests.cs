using AzureDefinitions.Types;
using Fixtures;
using Planning.Engine;
using Planning.Refreshes;
using Rehearsal.Life;
using Rehearsal.Updates;

namespace Rehearsal.Tests;

/// <summary>The list of differences that a drift check passes over is both enough and needed, for the simulated Azure.</summary>
public sealed class ProviderDifferenceTests
{
    /// <summary>Path → why no rehearsed refresh shows the difference. The reports are public all the same.</summary>
    private static readonly Dictionary<string, string> NotSimulated = new()
    {
        ["securityRules[*].provisioningState"] = "the simulated Azure shows a part as Succeeded once its write has ended",
        ["subnets[*].provisioningState"] = "the same",
        ["subnets[*].serviceEndpoints[*].provisioningState"] = "the same",
        ["subnets[*].resourceNavigationLinks"] = "services that join so, such as a cache, are not in the program",
    };

    [Fact]
    public async Task Each_entry_is_needed_by_a_rehearsed_refresh_or_named_with_a_reason()
    {
        var request = FixtureStacks.Request("sandbox", RunMode.Update);
        var options = new LifeOptions { Start = new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero) };
        await using var stack = await RehearsedStack.StartAsync(Surroundings.Make(request, options), new AzureTypes());
        Assert.False((await stack.UpdateAsync(request)).Failed);
        stack.Settle(TimeSpan.FromHours(1));

        Assert.Empty(await UnlistedAsync(ProviderDifferences.All));
        var spare = new List<string>();
        foreach (var entry in ProviderDifferences.All)
        {
            if ((await UnlistedAsync([.. ProviderDifferences.All.Where(other => other != entry)])).Count == 0)
            {
                spare.Add(entry.Path);
            }
        }

        Assert.True(NotSimulated.Keys.Order().SequenceEqual(spare.Order()), $"no refresh needs {string.Join(", ", spare.Order())}");

        async Task<IReadOnlyList<string>> UnlistedAsync(IReadOnlyList<ProviderDifference> known) =>
            [
                .. (await stack.RefreshAsync(request, known))
                    .Differences.Where(difference => difference.Listed is null)
                    .Select(difference => $"{difference.Name} {difference.Path}"),
            ];
    }
}
