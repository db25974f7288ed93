using Planning.Plans;

namespace Stacks.Tests;

/// <summary>Logical names are part of every URN, so they can never change after the first deployment.</summary>
public sealed class LogicalNameTests
{
    [Fact]
    public async Task Names_of_children_start_with_the_name_of_their_component() =>
        Assert.Empty(Problems((await PlannedStack.Everything).Plan.Resources));

    [Theory]
    [InlineData("vault", "vault-vault")]
    [InlineData("vault", "secrets")]
    [InlineData("vault", "vaults")]
    public async Task A_name_that_repeats_a_word_or_is_not_derived_is_reported(string component, string name)
    {
        var resources = (await PlannedStack.Everything)
            .Plan.Resources.Select(resource =>
                resource is { Name: "vault-diagnostics" } && resource.Parent!.EndsWith($"::{component}", StringComparison.Ordinal)
                    ? resource with
                    {
                        Name = name,
                    }
                    : resource
            )
            .ToList();

        Assert.Equal([name], Problems(resources));
    }

    /// <summary>Names of children that neither equal the component's name nor continue it, or that repeat a word at once.</summary>
    private static IEnumerable<string> Problems(IEnumerable<PlannedResource> resources) =>
        from resource in resources
        where resource.Parent?.Split("::") is [_, _, var type, _] && type.StartsWith("ai-workload:", StringComparison.Ordinal)
        let component = resource.Parent!.Split("::")[^1]
        let words = resource.Name.Split('-')
        where
            (resource.Name != component && !resource.Name.StartsWith($"{component}-", StringComparison.Ordinal))
            || words.Zip(words.Skip(1)).Any(pair => pair.First == pair.Second)
        select resource.Name;
}
