using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Infra.Tests;

/// <summary>Combinations of network, ingress, egress, zones and optional parts, built under mocks.</summary>
public sealed class CombinationTests
{
    private static readonly IReadOnlyList<Combination> Allowed = [.. Combination.Allowed()];
    private static readonly IReadOnlyList<Combination> Chosen = CoveringArray.Of(Allowed, each => each.Choices);

    [Fact]
    public void The_enumeration_covers_8712_combinations() => Assert.Equal(8712, Allowed.Count);

    /// <summary>A fault that needs two choices shows in any third; one that needs three shows in the build that has all three.</summary>
    [Fact]
    public void Built_combinations_have_every_allowed_triple_of_choices()
    {
        static HashSet<(string, string, string)> Triples(IEnumerable<Combination> combinations) =>
            [
                .. from combination in combinations
                from first in combination.Choices.Index()
                from second in combination.Choices.Index().Skip(first.Index + 1)
                from third in combination.Choices.Skip(second.Index + 1)
                select (first.Item, second.Item, third),
            ];
        var allowed = Triples(Allowed);

        Assert.True(allowed.Count > 600, $"{allowed.Count} triples");
        Assert.Empty(allowed.Except(Triples(Chosen)));
        Assert.NotEmpty(allowed.Except(Triples(Chosen.SkipLast(1))));
        Assert.InRange(Chosen.Count, 20, 70);
    }

    [Fact]
    public async Task Combinations_have_valid_references_and_names()
    {
        var problems = new ConcurrentQueue<string>();

        await Parallel.ForEachAsync(Chosen, async (combination, _) =>
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
