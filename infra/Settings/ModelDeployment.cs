using System.Globalization;

namespace Infra.Settings;

/// <summary>A model, pinned to a version, at a capacity.</summary>
/// <param name="Purpose">chat or embedding, or chat-... and embedding-... for further ones; also the deployment's name.</param>
/// <param name="Capacity">Thousands of tokens a minute.</param>
public sealed record ModelDeployment(string Purpose, string Model, string Version, string Sku, int Capacity)
{
    public const string Form = "'purpose model version SKU capacity', as in 'chat gpt-5-mini 2025-08-07 GlobalStandard 30'";

    private static readonly string[] Skus = ["Standard", "GlobalStandard", "DataZoneStandard"];

    /// <returns>What is wrong with the text; nothing when it is right.</returns>
    public static IEnumerable<string> Parse(string text, ICollection<ModelDeployment> into)
    {
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var purpose, var model, var version, var sku, var capacityText])
        {
            return [$"must be {Form}, got '{text}'"];
        }

        var problems = new List<string>();
        if (purpose.Split('-')[0] is not ("chat" or "embedding") || purpose.Length > 64 || !purpose.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            problems.Add($"must begin with chat or embedding and hold lower-case letters, digits and hyphens only, got purpose '{purpose}'");
        }

        if (version is "latest" or "default")
        {
            problems.Add($"must pin a version, as in 2025-08-07, got '{version}' for {model}");
        }

        if (!Skus.Contains(sku))
        {
            problems.Add($"must use one of the SKUs {string.Join(", ", Skus)}, got '{sku}' for {model}");
        }

        if (!int.TryParse(capacityText, NumberStyles.None, CultureInfo.InvariantCulture, out var capacity) || capacity < 1)
        {
            problems.Add($"must have a capacity of 1 or more, got '{capacityText}' for {model}");
        }

        if (problems.Count == 0)
        {
            into.Add(new ModelDeployment(purpose, model, version, sku, capacity));
        }

        return problems;
    }
}
