namespace Preflight.Tests.Rules.Observability;

public sealed class MetricThresholdsTests : RuleTests<MetricThresholdsTests>, IRuleCases
{
    public static string Rule => "alert-thresholds";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a deployment that does not exist", Deployed("AzureOpenAIRequests", "chat2"), "app-errors"),
            NonCompliant(
                "provisioned capacity of shared deployments",
                Deployed("AzureOpenAIProvisionedManagedUtilizationV2", "*"),
                "app-errors"
            ),
            Compliant("a deployment that exists", Deployed("AzureOpenAIRequests", "chat")),
            NonCompliant(
                "a percentage above a hundred",
                Metric("Microsoft.Web/serverfarms", "CpuPercentage", "GreaterThan", 850),
                "app-errors"
            ),
            NonCompliant("a count below zero", Metric("Microsoft.Web/sites", "Http5xx", "LessThan", 0), "app-errors"),
            NonCompliant("a count above less than zero", Metric("Microsoft.Web/sites", "Http5xx", "GreaterThan", -1), "app-errors"),
            NonCompliant(
                "seconds compared with milliseconds",
                Metric("Microsoft.Web/sites", "HttpResponseTime", "GreaterThan", 5000),
                "app-errors"
            ),
            NonCompliant(
                "an availability that is high",
                Metric("Microsoft.KeyVault/vaults", "Availability", "GreaterThan", 90),
                "app-errors"
            ),
            NonCompliant(
                "a health that is above its best",
                Metric("Microsoft.Web/sites", "HealthCheckStatus", "GreaterThan", 100),
                "app-errors"
            ),
            NonCompliant("a dimension without values", Dimension("Instance", "Include"), "app-errors"),
            NonCompliant("a dimension that excludes all", Dimension("Instance", "Exclude", "*"), "app-errors"),
            NonCompliant(
                "a status code as a group",
                Gateway("ResponseStatus", 5)
                    .With(
                        "app-errors",
                        "criteria.allOf[0].dimensions",
                        new[] { new { name = "HttpStatusGroup", values = new[] { "500" } } }
                    ),
                "app-errors"
            ),
            NonCompliant("more capacity than the gateway has", Gateway("CapacityUnits", 150), "app-errors"),
            NonCompliant("more hosts than the gateway has", Gateway("UnhealthyHostCount", 1), "app-errors"),
            Compliant("capacity that the gateway has", Gateway("CapacityUnits", 75)),
            Compliant("a host of two", Gateway("UnhealthyHostCount", 0)),
            Compliant("a percentage of a hundred", Metric("Microsoft.Web/serverfarms", "CpuPercentage", "GreaterThanOrEqual", 100)),
            Compliant("a metric without a limit", Metric("Microsoft.Web/serverfarms", "HttpQueueLength", "GreaterThan", 5000)),
            Compliant("a threshold that is not known yet", Example.With("app-errors", "criteria.allOf[0].threshold", "[unknown]")),
        ];

    private static TestPlan Metric(string type, string metric, string compare, double threshold) =>
        Example
            .With("app-errors", "criteria.allOf[0].metricNamespace", type)
            .With(
                "app-errors",
                "criteria.allOf[0]",
                new
                {
                    metricNamespace = type,
                    metricName = metric,
                    @operator = compare,
                    threshold,
                }
            );

    private static TestPlan Dimension(string name, string how, params string[] values) =>
        Example.With(
            "app-errors",
            "criteria.allOf[0].dimensions",
            new[]
            {
                new
                {
                    name,
                    @operator = how,
                    values,
                },
            }
        );

    private static TestPlan Gateway(string metric, double threshold)
    {
        var declared = Example.Add(
            "network:ApplicationGateway",
            "gateway",
            new
            {
                autoscaleConfiguration = new { maxCapacity = 10 },
                backendAddressPools = new[] { new { backendAddresses = new[] { new { fqdn = "a" } } } },
            }
        );
        return declared
            .With("app-errors", "scopes[0]", declared.IdOf("gateway"))
            .With(
                "app-errors",
                "criteria.allOf[0]",
                new
                {
                    metricNamespace = "Microsoft.Network/applicationGateways",
                    metricName = metric,
                    @operator = "GreaterThan",
                    threshold,
                }
            );
    }

    private static TestPlan Deployed(string metric, string deployment)
    {
        var declared = Example
            .Add("cognitiveservices:Account", "account")
            .Add("cognitiveservices:Deployment", "chat", new { accountName = "account", sku = new { name = "GlobalStandard" } });
        return declared
            .With("app-errors", "scopes[0]", declared.IdOf("account"))
            .With(
                "app-errors",
                "criteria.allOf[0]",
                new
                {
                    metricNamespace = "Microsoft.CognitiveServices/accounts",
                    metricName = metric,
                    dimensions = new[] { new { name = "ModelDeploymentName", values = new[] { deployment } } },
                }
            );
    }
}
