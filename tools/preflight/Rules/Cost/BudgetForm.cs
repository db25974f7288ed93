using System.Globalization;
using System.Text.Json.Nodes;
using CommandLine;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class BudgetForm()
    : ResourceRule(
        new()
        {
            Id = "budget-form",
            Title = "Budgets have dates, thresholds and filters that Azure accepts",
            Why = "Azure refuses a budget that starts in the middle of a month, or a new one in the past. A filter can leave out all cost.",
            Fix = "Start on the first of this month or a later one, and use thresholds of 0 to 1000 percent.",
            Severity = Severity.Error,
            Pillar = Pillar.Cost,
            Source = "https://learn.microsoft.com/rest/api/consumption/budgets/create-or-update",
            Requirements = ["COST-01"],
            Types = ["consumption:Budget", "costmanagement:Budget"],
            Example = """
            budget:
              type: azure-native:consumption:Budget
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>
                amount: 500
                timeGrain: Monthly
                timePeriod: { startDate: '2026-12-01T00:00:00Z' }
                notifications:
                  actual: { enabled: true, operator: GreaterThanOrEqualTo, threshold: 80, contactEmails: [team@example.com] }
            """,
        }
    )
{
    private const int MostNotifications = 5;

    /// <summary>The earliest start that a budget can have.</summary>
    private static readonly DateOnly Earliest = new(2017, 6, 1);

    private static readonly string[] Grains = ["Monthly", "Quarterly", "Annually", "BillingMonth", "BillingQuarter", "BillingAnnual"];
    private static readonly string[] Operators = ["EqualTo", "GreaterThan", "GreaterThanOrEqualTo"];

    private static readonly string[] Dimensions =
    [
        "ChargeType",
        "Frequency",
        "InvoiceId",
        "Meter",
        "MeterCategory",
        "MeterSubCategory",
        "PartNumber",
        "PricingModel",
        "Product",
        "ProductOrderId",
        "ProductOrderName",
        "PublisherType",
        "ReservationId",
        "ReservationName",
        "ResourceGroupName",
        "ResourceGuid",
        "ResourceId",
        "ResourceLocation",
        "ResourceType",
        "ServiceFamily",
        "ServiceName",
        "SubscriptionID",
        "SubscriptionName",
        "UnitOfMeasure",
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        [.. Dates(resource, plan), .. Notifications(resource), .. Filters(resource, plan), .. Scope(resource, plan)];

    private static IEnumerable<Problem> Dates(AzureResource budget, AzurePlan plan)
    {
        if (budget.Text("timeGrain") is { } grain && !AzureResource.IsHidden(grain) && !Grains.Contains(grain))
        {
            yield return budget.Problem($"timeGrain is {grain}; use one of {string.Join(", ", Grains)}");
        }

        if (Day(budget, "timePeriod.startDate") is not { } start)
        {
            if (!budget.Hides("timePeriod.startDate"))
            {
                yield return budget.Problem(
                    $"startDate is {budget.Text("timePeriod.startDate") ?? "not set"}; use a day such as 2026-12-01T00:00:00Z"
                );
            }

            yield break;
        }

        var month = new DateOnly(plan.Today.Year, plan.Today.Month, 1);
        var isIgnored = budget.Planned.Options.IgnoreChanges.Any(path => path is "*" or "timePeriod" or "timePeriod.startDate");
        if (start.Day != 1)
        {
            yield return budget.Problem($"startDate is {start:yyyy-MM-dd}; a budget starts on the first of a month");
        }

        if (start < Earliest)
        {
            yield return budget.Problem($"startDate is {start:yyyy-MM-dd}; a budget starts on {Earliest:yyyy-MM-dd} or later");
        }
        // Azure keeps the start of a budget that exists. Where its changes are ignored, the date is that of the first deployment.
        else if (start < month && budget.Text("timeGrain") == "Monthly" && !isIgnored)
        {
            yield return budget.Warning(
                $"startDate is {start:yyyy-MM-dd}: Azure refuses to create such a budget; for a new one use {month:yyyy-MM-dd} or later"
            );
        }
        else if (start > month.AddYears(1))
        {
            yield return budget.Warning($"startDate is {start:yyyy-MM-dd}, more than 12 months from now; use an earlier month");
        }

        if (Day(budget, "timePeriod.endDate") is { } end && (end <= start || end < plan.Today))
        {
            yield return budget.Problem($"endDate is {end:yyyy-MM-dd}; use a day after startDate and after today");
        }
    }

    private static DateOnly? Day(AzureResource budget, string path) =>
        DateOnly.TryParseExact(
            budget.Text(path)?.Split('T')[0],
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    private static IEnumerable<Problem> Notifications(AzureResource budget)
    {
        var all = (budget.At("notifications") as JsonObject ?? []).Where(each => each.Value is JsonObject).ToList();
        if (all.Count > MostNotifications)
        {
            yield return budget.Problem($"has {all.Count} notifications; Azure takes {MostNotifications} at most");
        }

        if (all.Count > 0 && all.TrueForAll(each => each.Value.Text("enabled") == "false"))
        {
            yield return budget.Problem("has no notification that is enabled; enable one");
        }

        foreach (var (name, notification) in all)
        {
            if (notification.Text("operator") is { } compare && !AzureResource.IsHidden(compare) && !Operators.Contains(compare))
            {
                yield return budget.Problem($"notifications.{name}: operator is {compare}; use one of {string.Join(", ", Operators)}");
            }

            foreach (var mail in notification.Texts("contactEmails").Where(mail => !AzureResource.IsHidden(mail) && !MailAddress.Is(mail)))
            {
                yield return budget.Problem($"notifications.{name}: '{mail}' is no e-mail address");
            }

            if (Threshold(notification) is { } threshold)
            {
                if (threshold is < 0 or > 1000)
                {
                    yield return budget.Problem($"notifications.{name}: threshold is {Text(threshold)}; use 0 to 1000 percent");
                }
                else if (threshold is > 0 and <= 1)
                {
                    yield return budget.Warning(
                        $"notifications.{name}: threshold is {Text(threshold)} percent; write 50 for half of the amount"
                    );
                }
            }
        }

        var thresholds = all.Select(each => Threshold(each.Value)).OfType<double>().ToList();
        if (thresholds.Count > 0 && thresholds.TrueForAll(each => each is > 100 and <= 1000))
        {
            yield return budget.Warning("notifies only above 100 percent, when the amount is spent; add a lower threshold");
        }
    }

    private static double? Threshold(JsonNode? notification) =>
        double.TryParse(notification.Text("threshold"), CultureInfo.InvariantCulture, out var threshold) ? threshold : null;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Problem> Filters(AzureResource budget, AzurePlan plan)
    {
        var filters = budget.List("filter.and").Append(budget.At("filter")).OfType<JsonNode>().ToList();
        foreach (
            var name in filters.Select(each => each.Text("dimensions.name")).OfType<string>().Where(name => !Dimensions.Contains(name))
        )
        {
            yield return budget.Problem(
                $"filter has the dimension {name}, which does not exist; nearest: {Suggestion.NearestThree(name, Dimensions)}"
            );
        }

        foreach (var tag in filters.Select(each => each.Text("tags.name")).OfType<string>())
        {
            if (
                !plan.Resources.Any(each =>
                    each.At("tags") is JsonObject tags && tags.Any(own => own.Key.Equals(tag, StringComparison.OrdinalIgnoreCase))
                )
            )
            {
                yield return budget.Warning($"filter has the tag {tag}, which no resource of the stack has; correct the name");
            }
        }
    }

    private static IEnumerable<Problem> Scope(AzureResource budget, AzurePlan plan) =>
        budget.Text("scope") is { } scope && AlertTargets.IsMissing(plan, scope)
            ? [budget.Warning($"scope is {scope}, which is not in the stack; use the id of the resource group or subscription")]
            : [];
}
