using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.LiveChecks;

/// <summary>
/// Each model is offered, in its version and kind of deployment, in the account's region, and there is quota for all of them together.
/// </summary>
public sealed class Models : ILiveCheck
{
    public string Name => "models";

    public async IAsyncEnumerable<LiveFinding> AskAsync(LiveContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var region in Wanted(context).GroupBy(model => model.Region))
        {
            var path = $"/subscriptions/{context.Subscription}/providers/Microsoft.CognitiveServices/locations/{region.Key}";
            var offers = await context
                .Azure.ListAsync($"{path}/models", LiveContext.AiApi, cancellation)
                .Select(offer => offer["model"])
                .OfType<JsonObject>()
                .ToListAsync(cancellation);
            var usages = await context.Azure.ListAsync($"{path}/usages", LiveContext.AiApi, cancellation).ToListAsync(cancellation);
            foreach (var missing in region.Select(model => Unoffered(model, offers)).OfType<LiveFinding>())
            {
                yield return missing;
            }

            // Several deployments of one model and kind share a quota.
            foreach (
                var shared in region
                    .Where(model => Unoffered(model, offers) is null)
                    .GroupBy(model => QuotaName(model, offers), StringComparer.OrdinalIgnoreCase)
            )
            {
                if (await ShortAsync(context, shared.Key, [.. shared], offers, usages, cancellation) is { } shortage)
                {
                    yield return shortage;
                }
            }
        }
    }

    private static IEnumerable<WantedModel> Wanted(LiveContext context)
    {
        foreach (var deployment in context.Plan.Of("cognitiveservices:Deployment"))
        {
            if (context.Plan.ParentOf(deployment) is { } account && deployment.Text("properties.model.name") is { } model)
            {
                yield return new WantedModel(
                    deployment.Name,
                    account.Id,
                    context.Region(account),
                    model,
                    deployment.Text("properties.model.version") ?? "",
                    deployment.Text("sku.name") ?? "Standard",
                    (int)deployment.Number("sku.capacity")
                );
            }
        }
    }

    private static LiveFinding? Unoffered(WantedModel wanted, IReadOnlyList<JsonObject> offers)
    {
        var named = offers.Where(offer => offer.Text("name") == wanted.Model).ToList();
        var versioned = named.Where(offer => wanted.Version.Length == 0 || offer.Text("version") == wanted.Version).ToList();
        var skus = versioned.SelectMany(offer => offer.List("skus")).Select(sku => sku.Text("name")).OfType<string>().Distinct().ToList();
        var remedy = "deploy another model, version or SKU, or choose another location of the account";
        return named.Count == 0
                ? new LiveFinding(
                    "models",
                    wanted.Name,
                    $"{wanted.Model} is not offered in {wanted.Region}",
                    $"{remedy}; az cognitiveservices model list --location {wanted.Region}"
                )
            : versioned.Count == 0
                ? new LiveFinding(
                    "models",
                    wanted.Name,
                    $"{wanted.Model} is not offered in {wanted.Region} in version {wanted.Version}, but in "
                        + $"{string.Join(", ", named.Select(offer => offer.Text("version")).Distinct())}",
                    remedy
                )
            : !skus.Contains(wanted.Sku)
                ? new LiveFinding(
                    "models",
                    wanted.Name,
                    $"{wanted.Model} {wanted.Version} is not offered in {wanted.Region} as {wanted.Sku}, but as {string.Join(", ", skus)}",
                    remedy
                )
            : null;
    }

    /// <summary>Azure names the quota beside the offer; provisioned units have one for all models.</summary>
    private static string QuotaName(WantedModel wanted, IReadOnlyList<JsonObject> offers) =>
        offers
            .Where(offer => offer.Text("name") == wanted.Model && (wanted.Version.Length == 0 || offer.Text("version") == wanted.Version))
            .SelectMany(offer => offer.List("skus"))
            .Where(sku => sku.Text("name") == wanted.Sku)
            .Select(sku => sku.Text("usageName"))
            .FirstOrDefault(name => name is not null)
        ?? $"OpenAI.{wanted.Sku}.{wanted.Model}";

    private static async Task<LiveFinding?> ShortAsync(
        LiveContext context,
        string quota,
        IReadOnlyList<WantedModel> wanted,
        IReadOnlyList<JsonObject> offers,
        IReadOnlyList<JsonObject> usages,
        CancellationToken cancellation
    )
    {
        var region = wanted[0].Region;
        var names = string.Join(", ", wanted.Select(model => model.Name));

        // A limit that Azure leaves out is not one of nothing.
        if (
            usages.FirstOrDefault(usage => string.Equals(usage.Text("name.value"), quota, StringComparison.OrdinalIgnoreCase))
                is not { } usage
            || usage["limit"] is null
        )
        {
            return new LiveFinding(
                "quota",
                names,
                $"Azure tells no limit of the quota {quota} in {region}",
                $"az cognitiveservices usage list --location {region} --subscription {context.Subscription}"
            );
        }

        var own = await OwnAsync(context, quota, wanted, offers, cancellation);
        var others = Math.Max(0, Number(usage["currentValue"]) - own);
        var total = wanted.Sum(model => model.Capacity);
        var limit = Number(usage["limit"]);
        return total <= limit - others
            ? null
            : new LiveFinding(
                "quota",
                names,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{total} of {quota} are wanted in {region}; the limit is {limit}, of which others use {others}"
                ),
                "ask for more (Azure AI Foundry portal, Management center, Quota), lower sku.capacity of the "
                    + $"deployments, or choose another location of the account; az cognitiveservices usage list --location {region} "
                    + $"--subscription {context.Subscription}"
            );
    }

    /// <summary>
    /// What the stack's own accounts have deployed already is not wanted a second time, also where it was another model of the same
    /// quota.
    /// </summary>
    private static async Task<double> OwnAsync(
        LiveContext context,
        string quota,
        IReadOnlyList<WantedModel> wanted,
        IReadOnlyList<JsonObject> offers,
        CancellationToken cancellation
    )
    {
        var own = 0.0;
        foreach (var account in wanted.Select(model => model.AccountId).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            await foreach (var deployment in context.Azure.ListAsync($"{account}/deployments", LiveContext.AiApi, cancellation))
            {
                var (model, version, sku) = (
                    deployment.Text("properties.model.name") ?? "",
                    deployment.Text("properties.model.version") ?? "",
                    deployment.Text("sku.name") ?? ""
                );
                if (
                    wanted.Any(one => one.Sku == sku && one.Model == model)
                    || string.Equals(
                        QuotaName(wanted[0] with { Model = model, Version = version, Sku = sku }, offers),
                        quota,
                        StringComparison.OrdinalIgnoreCase
                    )
                )
                {
                    own += Number(deployment.At("sku.capacity"));
                }
            }
        }

        return own;
    }

    private static double Number(JsonNode? value) =>
        double.TryParse(value?.ToString(), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
