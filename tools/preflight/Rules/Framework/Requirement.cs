using System.Reflection;
using System.Text.Json;

namespace Preflight.Rules.Framework;

/// <summary>A requirement of the Azure Well-Architected guidance for AI workloads on infrastructure; from requirements.json.</summary>
public sealed record Requirement(string Id, string Title)
{
    private static readonly Lazy<IReadOnlyList<Requirement>> LazyAll = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("requirements.json")!;
        return JsonSerializer.Deserialize<Requirement[]>(stream, JsonSerializerOptions.Web)!;
    });

    public static IReadOnlyList<Requirement> All => LazyAll.Value;
}
