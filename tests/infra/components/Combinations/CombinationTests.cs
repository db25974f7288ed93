using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Infra.Tests;

/// <summary>Every allowed combination of network, ingress, egress, zones and optional parts, built under mocks.</summary>
public sealed class CombinationTests
{
    [Fact]
    public void The_enumeration_covers_904_combinations() => Assert.Equal(904, Combination.Allowed().Count());

    [Theory]
    [InlineData("private", "direct")]
    [InlineData("private", "gateway")]
    [InlineData("existing", "direct")]
    [InlineData("existing", "gateway")]
    [InlineData("public", "direct")]
    public async Task Every_allowed_combination_has_valid_references_and_names(string network, string ingress)
    {
        var problems = new ConcurrentQueue<string>();
        var combinations = Combination
            .Allowed()
            .Where(combination => (combination.Network, combination.Ingress) == (network, ingress))
            .ToList();

        Assert.NotEmpty(combinations);
        await Parallel.ForEachAsync(combinations, async (combination, _) =>
        {
            // The longest names that a stack can have.
            var stack = await Stack.BuildAsync(
                combination.Settings(stack: "a-very-long-stack-name-of-forty-characters", workload: "workload10"),
                isPreview: false
            );
            foreach (var problem in Problems(stack.Recorder))
            {
                problems.Enqueue($"{combination}: {problem}");
            }
        });

        Assert.Empty(problems);
    }

    private static IEnumerable<string> Problems(Recorder recorder)
    {
        var custom = recorder.Resources.Where(resource => resource.Type!.StartsWith("azure-native:", StringComparison.Ordinal)).ToList();
        var ids = custom.Select(resource => $"/{resource.Type}/{resource.Name}").ToHashSet();
        foreach (var resource in custom)
        {
            if (NameLimits.Problem(resource) is { } problem)
            {
                yield return problem;
            }

            foreach (var (path, text) in Texts("", resource.Inputs))
            {
                if (
                    IsReference(path)
                    && (text.Length == 0 || text.Replace("://", "").Contains("//", StringComparison.Ordinal) || text.EndsWith('/'))
                )
                {
                    yield return $"{resource.Name}{path} is '{text}'";
                }

                if (
                    text.StartsWith("/azure-native:", StringComparison.Ordinal)
                    && !ids.Any(id => $"{text}/".StartsWith($"{id}/", StringComparison.OrdinalIgnoreCase))
                )
                {
                    yield return $"{resource.Name}{path} points to {text}, which is not there";
                }
            }
        }
    }

    private static bool IsReference(string path) =>
        path.EndsWith("Id", StringComparison.Ordinal)
        || path.EndsWith(".id", StringComparison.Ordinal)
        || path.EndsWith("scope", StringComparison.Ordinal)
        || path.EndsWith("Name", StringComparison.Ordinal);

    private static IEnumerable<(string Path, string Text)> Texts(string path, object? value) =>
        value switch
        {
            string text => [(path, text)],
            ImmutableDictionary<string, object> map => map.SelectMany(entry => Texts($"{path}.{entry.Key}", entry.Value)),
            ImmutableArray<object> list => list.SelectMany((item, i) => Texts($"{path}[{i}]", item)),
            _ => [],
        };
}
