using System.Text.Json;

namespace Preflight.Rules.Limits;

/// <summary>The files of facts with limits, and which of their rows concern several properties.</summary>
internal static class LimitFiles
{
    public static readonly IReadOnlyList<string> All =
    [
        "limits-ai",
        "limits-data",
        "limits-gateway",
        "limits-governance",
        "limits-machines",
        "limits-monitoring",
        "limits-network",
        "limits-storage",
        "limits-tags",
    ];

    private static readonly string[] Several = ["when", "required", "refused", "atMost", "below", "pairs", "product", "in"];

    public static bool IsCombination(JsonElement limit) => Several.Any(property => limit.TryGetProperty(property, out _));
}
