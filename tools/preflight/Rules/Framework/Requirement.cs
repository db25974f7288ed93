using System.Reflection;
using System.Text.Json;

namespace Preflight.Rules.Framework;

/// <summary>A requirement of the Azure Well-Architected guidance for AI workloads on infrastructure; from requirements.json.</summary>
/// <param name="Title">Only what rules check, in one sentence.</param>
/// <param name="Rest">What else the guidance asks for and no rule shows; null if the rules show all of it.</param>
public sealed record Requirement(string Id, string Title, string? Rest = null)
{
    /// <summary>Resource types of which the plan must have one, or the requirement does not apply; those of its rules if empty.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    private static readonly Lazy<IReadOnlyList<Requirement>> LazyAll = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("requirements.json")!;
        return JsonSerializer.Deserialize<Requirement[]>(stream, JsonSerializerOptions.Web)!;
    });

    public static IReadOnlyList<Requirement> All => LazyAll.Value;
}
