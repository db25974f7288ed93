using System.Text.Json;
using Planning.Projects;

namespace Delivery.Packaging;

/// <summary>The models of each stack.</summary>
internal static class StackModels
{
    /// <returns>By stack: purpose, model and version, without SKU and capacity, which may differ between stages.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string root)
    {
        var project = ProjectFile.Find(root);
        return new SortedDictionary<string, IReadOnlyList<string>>(
            project.Stacks.ToDictionary(
                stack => stack,
                stack => Pinned(StackConfig.Read(project, stack).Values[$"{project.Name}:deployments"])
            ),
            StringComparer.Ordinal
        );
    }

    private static IReadOnlyList<string> Pinned(string list) =>
        [
            .. JsonSerializer
                .Deserialize<string[]>(list)!
                .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3))),
        ];
}
