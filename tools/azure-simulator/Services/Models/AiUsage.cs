using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Services.Models;

/// <summary>What deployments draw on: a quota for each model and deployment type in each region.</summary>
public static class AiUsage
{
    private const string Account = "Microsoft.CognitiveServices/accounts";
    private const long DefaultLimit = 1000;

    /// <returns>As in OpenAI.GlobalStandard.gpt-5.4-mini.</returns>
    public static string Name(JsonObject deployment) =>
        Name(
            Text(deployment["properties"]?["model"]?["format"]) ?? "OpenAI",
            Text(deployment["sku"]?["name"]) ?? "",
            Text(deployment["properties"]?["model"]?["name"]) ?? ""
        );

    /// <summary>Provisioned units are one quota for all models.</summary>
    /// <param name="type">Of the deployment, as in GlobalStandard.</param>
    public static string Name(string format, string type, string model) =>
        type.Contains("Provisioned", StringComparison.OrdinalIgnoreCase) ? $"{format}.{type}" : $"{format}.{type}.{model}";

    public static long Capacity(JsonObject deployment) => (long)(JsonPath.Number(deployment, "sku", "capacity") ?? 1);

    public static long Limit(string usageName, AzureState azure) => azure.Options.Quotas.GetValueOrDefault(usageName, DefaultLimit);

    /// <summary>What deployments of a region use, those of soft-deleted accounts included.</summary>
    /// <param name="except">The id of a deployment that is not counted; null for none.</param>
    public static long Used(string usageName, string region, AzureState azure, string? except = null) =>
        Deployments(region, azure)
            .Where(each => !ArmPath.Same(each.Id, except) && ArmPath.Same(Name(each.Body), usageName))
            .Sum(each => Capacity(each.Body));

    /// <summary>All usages of a region that are above nothing.</summary>
    public static IEnumerable<string> Names(string region, AzureState azure) =>
        Deployments(region, azure).Select(each => Name(each.Body)).Distinct(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<Resource> Deployments(string region, AzureState azure)
    {
        var kept = azure
            .Recoverable.Where(each => ArmPath.Same(each.Resource.Type, Account) && ArmPath.Same(each.Resource.Location, region))
            .SelectMany(each => each.Below)
            .Where(each => ArmPath.Same(each.Type, $"{Account}/deployments"));
        return azure
            .Resources.OfType($"{Account}/deployments")
            .Where(each => ArmPath.Same(azure.Resources.Find(each.Path.Parent)?.Location, region))
            .Concat(kept);
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
