using System.Reflection;
using System.Text.Json;

namespace Preflight.Rules.Framework;

/// <summary>What the Azure Well-Architected guidance for AI workloads asks of infrastructure, in our own words; from requirements.json.</summary>
internal sealed record Requirement(string Id, string Title)
{
    private static readonly Lazy<IReadOnlyList<Requirement>> LazyAll = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("requirements.json")!;
        return JsonSerializer.Deserialize<Requirement[]>(stream, JsonSerializerOptions.Web)!;
    });

    public static IReadOnlyList<Requirement> All => LazyAll.Value;
}
