using Planning.Plans;
using static Preflight.Tests.Costs.Plans;

namespace Preflight.Tests.Costs;

/// <summary>The quantities of each kind of service.</summary>
public sealed class ServiceCostTests
{
    [Fact]
    public void Traffic_is_assigned_to_the_chat_deployment_first()
    {
        PlannedResource Model(string name, string deployment, string sku) =>
            Resource(
                "cognitiveservices:Deployment",
                name,
                $$$"""{"deploymentName":"{{{deployment}}}","properties":{"model":{"name":"gpt-5.4-mini"}},"sku":{"name":"{{{sku}}}"}}"""
            );
        var site = Resource("web:WebApp", "site", """{"siteConfig":{"appSettings":[{"name":"AzureAI__ChatDeployment","value":"chat"}]}}""");

        var estimate = Cost(
            Of(Model("a-spare", "spare", "GlobalStandard"), Model("chat", "chat", "DataZoneStandard"), site),
            Assume(
                "dev",
                ("hours", 720),
                ("questionsPerDay", 1000),
                ("promptTokens", 1000),
                ("answerTokens", 100),
                ("fallbackPercent", 10),
                ("internetGbPerDay", 0)
            )
        );

        // 30 days of 1,000 questions: 27 million tokens in and 2.7 million out for the first, a ninth of that for the other.
        Assert.Equal(
            [
                "a-spare tokens in 2.25",
                "a-spare tokens out 1.35",
                "chat tokens in 22.28",
                "chat tokens out 13.37",
                "every site to the internet 0.00",
            ],
            Lines(estimate)
        );
    }

    [Fact]
    public void Provisioned_throughput_is_billed_by_the_hour() =>
        Assert.Equal(
            ["chat provisioned units 10950.00"],
            Lines(
                Cost(
                    Of(
                        Resource(
                            "cognitiveservices:Deployment",
                            "chat",
                            """{"properties":{"model":{"name":"gpt-5.4"}},"sku":{"name":"GlobalProvisionedManaged","capacity":15}}"""
                        )
                    )
                )
            )
        );

    /// <summary>Azure creates the firewall for the first host, and a Standard one unless the program chooses Basic.</summary>
    [Theory]
    [InlineData("Basic", "FQDN", "network firewall 284.40")]
    [InlineData(null, "FQDN", "network firewall 900.00")]
    [InlineData("Basic", "ServiceTag", "network firewall 0.00")]
    [InlineData(null, "ServiceTag", "network firewall 0.00")]
    public void A_managed_network_costs_its_firewall_and_its_private_endpoints(string? sku, string type, string firewall)
    {
        var chosen = sku is null ? "" : $"\"firewallSku\":\"{sku}\",";
        var rules = $$$"""{"a":{"type":"PrivateEndpoint"},"b":{"type":"PrivateEndpoint"},"c":{"type":"{{{type}}}"}}""";

        Assert.Equal(
            [firewall, "network private endpoints 14.40"],
            Lines(Cost(Of(ManagedNetwork($"{chosen}\"outboundRules\":{rules}")), Assume("dev", ("hours", 720))))
        );
    }

    [Fact]
    public void Rules_of_a_managed_network_count_as_separate_resources_too() =>
        Assert.Equal(
            ["network firewall 900.00", "network private endpoints 7.20"],
            Lines(
                Cost(
                    Of(
                        ManagedNetwork("\"isolationMode\":\"AllowOnlyApprovedOutbound\""),
                        Rule("tools", "FQDN"),
                        Rule("account", "PrivateEndpoint")
                    ),
                    Assume("dev", ("hours", 720))
                )
            )
        );

    [Theory]
    [InlineData("true", "flows flows collected 7.50, flows traffic analytics 34.50, policy policy analytics 250.00")]
    [InlineData("false", "flows flows collected 7.50")]
    public void Flow_logs_are_billed_by_volume_and_policy_analytics_by_policy(string analytics, string lines)
    {
        var flows = $"{{\"networkWatcherFlowAnalyticsConfiguration\":{{\"enabled\":{analytics}}}}}";
        var plan = Of(
            Resource("network:FlowLog", "flows", $"{{\"flowAnalyticsConfiguration\":{flows}}}"),
            Resource("network:FirewallPolicy", "policy", $"{{\"insights\":{{\"isEnabled\":{analytics}}}}}")
        );

        Assert.Equal(lines, string.Join(", ", Lines(Cost(plan, Assume("dev", ("hours", 720), ("flowLogGbPerDay", 0.5m))))));
    }

    private static PlannedResource ManagedNetwork(string settings) =>
        Resource("cognitiveservices:ManagedNetworkSetting", "network", $$$$"""{"properties":{"managedNetwork":{ {{{{settings}}}} }}}""");

    private static PlannedResource Rule(string name, string type) =>
        Resource("cognitiveservices:OutboundRule", name, $$$"""{"properties":{"type":"{{{type}}}"}}""") with
        {
            Id = $"{ManagedNetwork("").Id}/outboundRules/{name}",
        };

    [Fact]
    public void Logs_are_billed_up_to_the_cap_plus_retention_after_31_days()
    {
        string Workspace(string settings) =>
            string.Join(
                ", ",
                Lines(
                    Cost(Of(Resource("operationalinsights:Workspace", "logs", settings)), Assume("dev", ("hours", 720), ("logGbPerDay", 2)))
                )
            );

        Assert.Equal("logs logs taken in 138.00", Workspace("""{"retentionInDays":31}"""));
        Assert.Equal(
            "logs logs taken in 69.00, logs logs kept after 31 days 5.90",
            Workspace("""{"retentionInDays":90,"workspaceCapping":{"dailyQuotaGb":1}}""")
        );
    }

    [Fact]
    public void A_gateway_is_billed_by_ten_capacity_units_per_instance()
    {
        string Gateway(string settings) =>
            string.Join(
                ", ",
                Lines(Cost(Of(Resource("network:ApplicationGateway", "door", $$"""{"sku":{"name":"WAF_v2"},{{settings}}}"""))))
            );

        Assert.Equal("door gateway 323.39, door capacity units 210.24", Gateway("\"autoscaleConfiguration\":{\"minCapacity\":2}"));
        Assert.Equal("door gateway 323.39, door capacity units 10.51", Gateway("\"autoscaleConfiguration\":{\"minCapacity\":0}"));
    }

    [Fact]
    public void Data_through_private_endpoints_is_counted_once() =>
        Assert.Equal(
            ["one endpoint 7.30", "every private endpoint data 0.06", "two endpoint 7.30"],
            Lines(Cost(Of(Resource("network:PrivateEndpoint", "one"), Resource("network:PrivateEndpoint", "two"))))
        );

    [Fact]
    public void An_autoscaled_plan_counts_its_minimum_and_shows_its_maximum()
    {
        var plan = Resource("web:AppServicePlan", "plan", """{"sku":{"name":"P1v3","capacity":1}}""");
        var estimate = Cost(
            Of(
                plan,
                Resource(
                    "monitor:AutoscaleSetting",
                    "scaling",
                    $$$"""{"targetResourceUri":"{{{plan.Id}}}","profiles":[{"capacity":{"minimum":"2","maximum":"5"}}]}"""
                )
            )
        );

        Assert.Equal(["plan instances 226.30"], Lines(estimate));
        Assert.Equal(["plan grows from 2 to 5 instances under load; a whole month at 5 costs $339.45 more"], estimate.Notes);
    }

    [Theory]
    [InlineData("PT1M", 3)]
    [InlineData("PT5M", 1.5)]
    [InlineData("PT10M", 1)]
    [InlineData("PT15M", 0.5)]
    [InlineData("P1D", 0.5)]
    public void A_log_alert_is_billed_by_its_frequency(string every, decimal amount) =>
        Assert.Equal(amount, Cost(Of(Resource("monitor:ScheduledQueryRule", "alert", $$"""{"evaluationFrequency":"{{every}}"}"""))).Total);

    [Fact]
    public void A_metric_alert_is_billed_by_its_time_series() =>
        Assert.Equal(
            ["alert time series 0.80", "plain time series 0.10"],
            Lines(
                Cost(
                    Of(
                        Resource(
                            "monitor:MetricAlert",
                            "alert",
                            """
                            {
                              "scopes": ["a", "b"],
                              "criteria": {
                                "allOf": [{ "dimensions": [{ "values": ["x", "y"] }] }, { "criterionType": "DynamicThresholdCriterion" }]
                              }
                            }
                            """
                        ),
                        Resource("monitor:MetricAlert", "plain", """{"scopes":["a"],"criteria":{}}""")
                    )
                )
            )
        );

    [Fact]
    public void An_availability_test_is_billed_by_the_run() =>
        Assert.Equal(
            28.25m,
            Cost(
                Of(
                    Resource(
                        "applicationinsights:WebTest",
                        "test",
                        """{"webTestKind":"standard","frequency":300,"locations":[{},{},{},{},{}]}"""
                    )
                )
            ).Total
        );

    [Fact]
    public void Cosmos_throughput_is_billed_per_region_and_higher_with_zones() =>
        Assert.Equal(
            ["threads throughput 438.00", "threads data 0.50", "small requests 0.85", "small data 0.25"],
            Lines(
                Cost(
                    Of(
                        Resource(
                            "cosmosdb:DatabaseAccount",
                            "threads",
                            """{"locations":[{"isZoneRedundant":true},{"isZoneRedundant":true}]}"""
                        ),
                        Resource("cosmosdb:DatabaseAccount", "small", """{"capabilities":[{"name":"EnableServerless"}],"locations":[{}]}""")
                    )
                )
            )
        );
}
