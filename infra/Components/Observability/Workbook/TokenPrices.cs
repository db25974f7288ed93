using System.Globalization;
using Infra.Settings;

namespace Infra.Components.Observability.Workbook;

/// <summary>
/// US dollars per 1,000 tokens: defaults that the reader of the workbook can change. List prices of the
/// Global Standard type (azure.microsoft.com/pricing/details/cognitive-services/openai-service, read 2026-11-25).
/// </summary>
internal static class TokenPrices
{
    /// <summary>The other types bind where prompts are processed, and cost a tenth more.</summary>
    private const decimal Bound = 1.1m;

    private static readonly Dictionary<string, (decimal Input, decimal Output)> PerMillion = new()
    {
        ["gpt-5.5"] = (5m, 30m),
        ["gpt-5.4"] = (2.5m, 15m),
        ["gpt-5.4-mini"] = (0.75m, 4.5m),
        ["gpt-5.4-nano"] = (0.2m, 1.25m),
        ["text-embedding-3-large"] = (0.13m, 0m),
        ["text-embedding-3-small"] = (0.02m, 0m),
    };

    public static string Input(ModelDeployment deployment) => Text(deployment, price => price.Input);

    public static string Output(ModelDeployment deployment) => Text(deployment, price => price.Output);

    /// <summary>What is not known is not guessed: KQL's null makes an empty cell of it. Provisioned units are paid by the hour.</summary>
    private static string Text(ModelDeployment deployment, Func<(decimal Input, decimal Output), decimal> side) =>
        deployment.IsProvisioned || !PerMillion.TryGetValue(deployment.Model, out var prices)
            ? "real(null)"
            : (side(prices) / 1000 * (deployment.Sku.StartsWith("Global", StringComparison.Ordinal) ? 1 : Bound)).ToString(
                "0.########",
                CultureInfo.InvariantCulture
            );
}
