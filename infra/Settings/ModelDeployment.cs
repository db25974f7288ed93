using System.Globalization;

namespace Infra.Settings;

/// <summary>A model, pinned to a version, at a capacity.</summary>
/// <param name="Purpose">chat or embedding, or chat-... and embedding-... for further ones; also the deployment's name.</param>
/// <param name="Capacity">Thousands of tokens a minute, or provisioned throughput units.</param>
/// <param name="Spillover">The purpose of the deployment that takes requests beyond the provisioned capacity.</param>
public sealed record ModelDeployment(string Purpose, string Model, string Version, string Sku, int Capacity, string? Spillover = null)
{
    private const string Form =
        "'purpose model version SKU capacity', as in 'chat gpt-5.4-mini 2026-03-17 GlobalStandard 30', "
        + "optionally with the purpose that a provisioned SKU spills over to";

    private static readonly string[] Skus =
    [
        "Standard",
        "GlobalStandard",
        "DataZoneStandard",
        "ProvisionedManaged",
        "GlobalProvisionedManaged",
        "DataZoneProvisionedManaged",
    ];

    /// <summary>A chat deployment, which needs the workload's content filter.</summary>
    public bool IsChat => Purpose.Split('-')[0] == "chat";

    /// <summary>The model without its capacity: what test and prod must have in common.</summary>
    public string Pinned => $"{Purpose} {Model} {Version}";

    public bool IsProvisioned => Sku.EndsWith("ProvisionedManaged", StringComparison.Ordinal);

    /// <summary>Where prompts may be processed: globally, in the data zone, or in the region.</summary>
    private string Boundary => Sku.Replace("ProvisionedManaged", "").Replace("Standard", "");

    /// <summary>As in the setting, without a spillover.</summary>
    public string Alone => string.Create(CultureInfo.InvariantCulture, $"{Purpose} {Model} {Version} {Sku} {Capacity}");

    /// <summary>The text with each wrong part replaced, so that a command keeps the right ones.</summary>
    /// <param name="spare">A deployment of a purpose that no other entry has; null if there is none.</param>
    /// <returns>Null if the text has too few parts and nothing is missing.</returns>
    public static string? Repaired(string text, string? spare)
    {
        if (
            text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            is not [var purpose, var model, var version, var sku, var capacity, .. { Length: <= 1 } rest]
        )
        {
            return spare;
        }

        var right = IsPurpose(purpose) ? purpose : spare?.Split(' ')[0] ?? "chat-next";
        var pinned = version is "latest" or "default" ? "2026-03-17" : version;
        var known = Skus.Contains(sku) ? sku : "GlobalStandard";
        return string.Join(' ', [right, model, pinned, known, IsCapacity(capacity, out _) ? capacity : "30", .. rest]);
    }

    /// <returns>Every problem of the text; empty when it is valid.</returns>
    public static IEnumerable<string> Parse(string text, ICollection<ModelDeployment> into)
    {
        if (
            text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            is not [var purpose, var model, var version, var sku, var capacityText, .. { Length: <= 1 } rest]
        )
        {
            return [$"must be {Form}, got '{text}'"];
        }

        var problems = new List<string>();
        if (!IsPurpose(purpose))
        {
            problems.Add(
                $"must have a purpose of lower-case letters, digits and hyphens that begins with chat or embedding, got '{purpose}'"
            );
        }

        if (version is "latest" or "default")
        {
            problems.Add($"must pin a version, as in 2026-03-17, got '{version}' for {model}");
        }

        if (!Skus.Contains(sku))
        {
            problems.Add($"must use one of the SKUs {string.Join(", ", Skus)}, got '{sku}' for {model}");
        }

        if (!IsCapacity(capacityText, out var capacity))
        {
            problems.Add($"must have a capacity of 1 or more, got '{capacityText}' for {model}");
        }

        if (problems.Count == 0)
        {
            into.Add(new ModelDeployment(purpose, model, version, sku, capacity, rest is [var spillover] ? spillover : null));
        }

        return problems;
    }

    private static bool IsPurpose(string purpose) =>
        purpose.Split('-')[0] is "chat" or "embedding"
        && purpose.Length <= 64
        && purpose.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsCapacity(string text, out int capacity) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out capacity) && capacity >= 1;

    /// <summary>Azure spills over only to a standard deployment of the same model, version and data boundary in the same account.</summary>
    public string? SpilloverProblem(IEnumerable<ModelDeployment> all) =>
        Spillover is null ? null
        : !IsProvisioned ? $"must use a provisioned SKU to spill over, got '{Sku}' for {Purpose}"
        : all.Any(other =>
            other.Purpose == Spillover && !other.IsProvisioned && (other.Model, other.Version, other.Boundary) == (Model, Version, Boundary)
        )
            ? null
        : $"must spill over to a standard deployment of {Model} {Version} with the same data boundary, got '{Spillover}' for {Purpose}";
}
