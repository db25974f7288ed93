using System.Text.Json.Nodes;
using CommandLine;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ActivityAlerts()
    : ResourceRule(
        new()
        {
            Id = "activity-alerts",
            Title = "Activity log alerts have a category, a scope and values that events have",
            Why = "Azure rejects an alert without a category, and one on a value that no event has never fires.",
            Fix = "Use the fields and values of the activity log schema, and the subscription as the scope of service health.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema",
            Requirements = ["OBS-10"],
            Types = ["monitor:ActivityLogAlert"],
            Example = """
            azure-incidents:
              type: azure-native:monitor:ActivityLogAlert
              properties:
                location: global
                scopes:
                  - /subscriptions/<id>
                condition:
                  allOf:
                    - { field: category, equals: ServiceHealth }
                    - anyOf:
                        - { field: properties.incidentType, equals: Incident }
                        - { field: properties.incidentType, equals: Security }
            """,
        }
    )
{
    private static readonly string[] Regions = ["global", "westeurope", "northeurope"];

    /// <summary>Field → the values that events have.</summary>
    private static readonly Dictionary<string, string[]> Values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["category"] = ["Administrative", "ServiceHealth", "ResourceHealth", "Alert", "Autoscale", "Recommendation", "Security", "Policy"],
        ["level"] = ["Critical", "Error", "Warning", "Informational", "Verbose"],
        ["status"] = ["Started", "In Progress", "Succeeded", "Failed", "Active", "Resolved", "Accepted", "Updated"],
        ["properties.incidentType"] = ["Incident", "Maintenance", "Informational", "ActionRequired", "Security"],
        ["properties.currentHealthStatus"] = ["Available", "Degraded", "Unavailable", "Unknown"],
        ["properties.previousHealthStatus"] = ["Available", "Degraded", "Unavailable", "Unknown"],
        ["properties.cause"] = ["PlatformInitiated", "UserInitiated", "Unknown"],
    };

    /// <summary>All types of the provider: Microsoft.Search/searchServices.</summary>
    private static readonly Lazy<IReadOnlySet<string>> Types = new(() =>
        ResourceTypes
            .Tokens.Select(token => ResourceTypes.Path(token))
            .OfType<string>()
            .Select(ResourceTypes.ArmType)
            .ToHashSet(StringComparer.OrdinalIgnoreCase)
    );

    private static readonly string[] Fields =
    [
        "category",
        "caller",
        "level",
        "operationName",
        "resourceGroup",
        "resourceProvider",
        "resourceId",
        "resourceType",
        "status",
        "subStatus",
        "recommendationType",
        "recommendationCategory",
        "recommendationImpact",
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (
            resource.Text("location") is { } location
            && !resource.Hides("location")
            && !Regions.Contains(RegionCatalogue.Plain(location), StringComparer.OrdinalIgnoreCase)
        )
        {
            yield return resource.Problem(
                $"location is {resource.Text("location")}; activity log alerts have the location {string.Join(", ", Regions)}"
            );
        }

        var conditions = Conditions(resource).ToList();
        var category = conditions.Find(each => each.Text("field") == "category")?.Text("equals");
        if (category is null)
        {
            yield return resource.Problem("has no condition on category, which Azure requires; add { field: category, equals: … }");
        }

        // Alerts of health may watch all events of their category.
        if (category == "Administrative" && conditions.TrueForAll(each => each.Text("field") is "category"))
        {
            yield return resource.Problem(
                $"condition has the category {category} only, and Azure refuses an alert on every event; add operationName or status"
            );
        }

        foreach (var problem in conditions.SelectMany(each => Condition(resource, each, category)))
        {
            yield return problem;
        }

        // A deletion is recorded as Informational, and as Error or Warning if it failed.
        var operations = conditions.Where(each => each.Text("field") == "operationName").SelectMany(Given).ToList();
        var levels = conditions.Where(each => each.Text("field") == "level").SelectMany(Given).ToList();
        if (
            operations.Count > 0
            && operations.TrueForAll(each => each.EndsWith("/delete", StringComparison.OrdinalIgnoreCase))
            && levels.Count > 0
            && levels.TrueForAll(each => each.ToUpperInvariant() is "CRITICAL" or "VERBOSE")
        )
        {
            yield return resource.Problem($"level is compared with {levels[0]}, which a deletion never has; remove that condition");
        }

        foreach (var problem in Scopes(resource, plan, category))
        {
            yield return problem;
        }

        if (
            category == "ServiceHealth"
            && conditions.Exists(each => each.Text("field") == "properties.incidentType")
            && !conditions.Exists(each => Given(each).Contains("Incident"))
        )
        {
            yield return resource.Warning("watches service health without Incident; add it to properties.incidentType");
        }
    }

    private static IEnumerable<JsonNode> Conditions(AzureResource alert) =>
        alert.List("condition.allOf").SelectMany(each => each.List("anyOf") is var any && any.Any() ? any : [each]);

    private static IEnumerable<string> Given(JsonNode condition) =>
        condition.Texts("containsAny").Append(condition.Text("equals")).OfType<string>().Where(text => !AzureResource.IsHidden(text));

    private static IEnumerable<Problem> Condition(AzureResource alert, JsonNode condition, string? category)
    {
        var field = condition.Text("field") ?? "";
        if (
            !field.StartsWith("properties.", StringComparison.OrdinalIgnoreCase)
            && !Fields.Contains(field, StringComparer.OrdinalIgnoreCase)
        )
        {
            yield return alert.Problem(
                $"has a condition on the field {field}, which events do not have; nearest: {Suggestion.NearestThree(field, Fields)}"
            );
        }

        if (field == "level" && category == "ResourceHealth")
        {
            yield return alert.Warning("has a condition on level, which Azure rejects for resource health; filter by health status");
        }

        foreach (var value in Given(condition))
        {
            if (Values.TryGetValue(field, out var allowed) && !allowed.Contains(value, StringComparer.OrdinalIgnoreCase))
            {
                yield return alert.Problem(
                    $"{field} is compared with {value}, which no event has; use one of {string.Join(", ", allowed)}"
                );
            }
            else if (field.Equals("operationName", StringComparison.OrdinalIgnoreCase) && Operation(value) is { } wrong)
            {
                yield return alert.Problem($"operationName is {value}, {wrong}");
            }
        }
    }

    /// <summary>Microsoft.Provider/type/…/verb, with /action after any other verb than these.</summary>
    private static string? Operation(string operation)
    {
        if (operation.Contains('*'))
        {
            return "a wildcard, which conditions compare as it is; name each operation";
        }

        var parts = operation.Split('/');
        var verb = parts[^1].ToLowerInvariant();
        if (parts.Length < 3 || verb is not ("read" or "write" or "delete" or "action"))
        {
            return $"which ends neither in write or delete nor in action; the operation is {operation}/action";
        }

        var type = string.Join('/', parts[..^(verb == "action" ? 2 : 1)]);
        return
            Types.Value.Contains(type)
            || !Types.Value.Any(known => known.Length - type.Length is >= -2 and <= 2 && Suggestion.Distance(known, type) <= 2)
            ? null
            : $"and Azure has no type {type}; nearest: {Suggestion.Nearest(type, Types.Value).First()}";
    }

    private static IEnumerable<Problem> Scopes(AzureResource alert, AzurePlan plan, string? category)
    {
        var own = Subscription(alert.Id);
        foreach (var scope in alert.Texts("scopes").Where(scope => !AzureResource.IsHidden(scope)))
        {
            if (category == "ServiceHealth" && scope.Trim('/').Split('/').Length > 2)
            {
                yield return alert.Problem($"scopes has {scope}; service health has the scope of a subscription: /subscriptions/<id>");
            }

            if (Subscription(scope) is { } other && own is not null && other != own)
            {
                yield return alert.Problem(
                    $"scopes has {scope}, in another subscription than the alert; use one alert in each subscription"
                );
            }
        }
    }

    private static string? Subscription(string id) =>
        id.Trim('/').Split('/') is ["subscriptions", var subscription, ..] && Guid.TryParse(subscription, out _)
            ? subscription.ToLowerInvariant()
            : null;
}
