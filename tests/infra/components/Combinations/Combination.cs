using Infra.Settings;

namespace Infra.Tests;

/// <summary>One set of choices that a stack can make.</summary>
internal sealed record Combination(string Network, string Ingress, string Egress, bool Zones, IReadOnlySet<string> Parts)
{
    private const string Assets = "azureml://registries/c";
    private const string Hub = $"{Group}/virtualNetworks/hub";
    private const string Group = "/subscriptions/s/resourceGroups/network/providers/Microsoft.Network";

    /// <summary>Optional parts that have to do with the network or the site, each on or off.</summary>
    private static readonly string[] Switches =
    [
        "jumpHost",
        "resolver",
        "privateMonitoring",
        "agents",
        "predictive",
        "aiGateway",
        "indexer",
        "staging",
        "rest",
    ];

    /// <summary>The settings that turn a part on.</summary>
    public static readonly IReadOnlyDictionary<string, (string Key, string Value)[]> Optional = new Dictionary<string, (string, string)[]>
    {
        ["jumpHost"] = [("jumpHostKey", $"ssh-ed25519 {new string('A', 68)} operator"), ("jumpHostShutdown", "19:00")],
        ["resolver"] = [("hubNetwork", Hub), ("hubRanges", """["10.0.0.0/16"]"""), ("dnsResolver", "true")],
        ["privateMonitoring"] = [("privateMonitoring", "true")],
        ["project"] = [("foundry", "project")],
        ["agents"] = [("foundry", "agents")],
        ["agentSubnet"] = [("foundry", "project"), ("agentSubnet", "true")],
        ["managedNetwork"] = [("foundry", "project"), ("managedNetwork", "approved"), ("managedNetworkHosts", """["tools.example.com"]""")],
        ["predictive"] =
        [
            (
                "predictiveDeployments",
                $"""["blue {Assets}/models/churn/versions/3 {Assets}/environments/e/versions/1 Standard_DS3_v2 3 100"]"""
            ),
        ],
        ["aiGateway"] = [("aiGateway", "apim")],
        ["indexer"] = [("ingestion", "indexer"), ("searchSku", "standard")],
        ["perimeter"] = [("networkPerimeter", "learning")],
        ["flowLogs"] = [("flowLogs", "true")],
        ["knowledgeBase"] = [("knowledgeBase", "true")],
        ["staging"] = [("stagingSlot", "true"), ("stagingPercent", "10")],
        ["bing"] = [("foundry", "project"), ("bingGrounding", "true"), ("bingKey", "secret")],
        ["secondAccount"] = [("secondAiLocation", "francecentral")],
        ["history"] = [("chatHistoryDays", "30"), ("signInClientId", "11111111-2222-4333-8444-555555555555")],
        ["encryption"] = [("customerManagedKeys", "true"), ("vaultPurgeProtection", "true")],
        ["protection"] = [("protectData", "true")],
        ["policies"] = [("assignPolicies", "true")],
        ["initiatives"] =
        [
            ("assignPolicies", "true"),
            ("policyInitiatives", """["security-benchmark=1f3afdf9-d0c9-4c3d-847f-89da613e70a8"]"""),
        ],
        ["allowedModels"] =
        [
            ("assignPolicies", "true"),
            ("allowedModels", """["gpt-5.4-mini", "text-embedding-3-large"]"""),
            ("allowedModelsEffect", "deny"),
        ],
        ["defender"] = [("defenderPlans", "true")],
        ["blockedTerms"] = [("blockedTerms", """["project-x"]""")],
    };

    /// <summary>All other parts, together.</summary>
    private static readonly string[] Rest =
    [
        "secondAccount",
        "history",
        "perimeter",
        "encryption",
        "protection",
        "allowedModels",
        "defender",
        "blockedTerms",
    ];

    /// <summary>Every combination that is allowed.</summary>
    public static IEnumerable<Combination> Allowed() =>
        from network in new[] { "private", "existing", "public" }
        from ingress in new[] { "direct", "gateway" }
        from egress in new[] { "open", "nat", "firewall", "hub" }
        from zones in new[] { false, true }
        from mask in Enumerable.Range(0, 1 << Switches.Length)
        let combination = new Combination(network, ingress, egress, zones, Switches.Where((_, i) => (mask >> i & 1) == 1).ToHashSet())
        where combination.IsAllowed
        select combination;

    /// <summary>Each setting with its value, in one order for all combinations.</summary>
    public IReadOnlyList<string> Choices =>
        [
            $"network {Network}",
            $"ingress {Ingress}",
            $"egress {Egress}",
            $"zones {Zones}",
            .. Switches.Select(part => $"{part} {Parts.Contains(part)}"),
        ];

    private bool IsAllowed =>
        Network switch
        {
            "private" => true,
            "existing" => Egress == "open" && !Parts.Overlaps(["jumpHost", "resolver"]),
            _ => Egress == "open"
                && Ingress == "direct"
                && !Parts.Overlaps(["jumpHost", "resolver", "privateMonitoring", "agents", "predictive", "aiGateway", "indexer"]),
        };

    /// <param name="stack">Another one must give other names.</param>
    public WorkloadSettings Settings(string stack = "dev", string workload = "aichat") =>
        SettingsFile.Read(stack, Config.With([.. Values(workload)]));

    private IEnumerable<(string, string?)> Values(string workload)
    {
        List<(string, string?)> values =
        [
            ("workload", workload),
            ("network", Network),
            ("ingress", Ingress),
            ("egress", Egress),
            // An existing network has its own range, whatever this says.
            ("addressRange", Network == "existing" ? "10.0.0.0/30" : "192.168.16.0/22"),
            ("appPlan", "P1v3"),
            ("appInstances", "2"),
            ("appMaxInstances", "4"),
            ("zoneRedundant", Zones ? "true" : "false"),
            ("searchSku", "standard"),
        ];
        if (Ingress == "gateway")
        {
            values.AddRange([
                ("hostName", "chat.example.com"),
                ("certificateName", "chat"),
                ("signInClientId", "11111111-2222-4333-8444-555555555555"),
                ("certificateVaultId", "/subscriptions/s/resourceGroups/certificates/providers/Microsoft.KeyVault/vaults/kv-certificates"),
            ]);
        }

        if (Egress == "hub")
        {
            values.AddRange([("hubNetwork", Hub), ("hubFirewall", "10.0.1.4")]);
            if (!Parts.Contains("resolver"))
            {
                values.AddRange([("dnsServers", """["10.0.1.4"]"""), ("zonesOwnedByPolicy", "true")]);
            }
        }

        if (Network == "existing")
        {
            var parts = new NetworkParts
            {
                Network = NetworkMode.Existing,
                Gateway = Ingress == "gateway",
                Agents = Parts.Contains("agents"),
                AiGateway = Parts.Contains("aiGateway"),
            };
            var needed = SubnetPlan.Needed(parts);
            values.Add(
                (
                    "existingSubnets",
                    System.Text.Json.JsonSerializer.Serialize(needed.Select(name => $"{name}={Group}/virtualNetworks/hub/subnets/{name}"))
                )
            );
            values.Add(("existingZones", $"""["privatelink.openai.azure.com={Group}/privateDnsZones/privatelink.openai.azure.com"]"""));
        }

        var chosen = Parts.Contains("rest") ? Parts.Except(["rest"]).Concat(Rest) : Parts;
        values.AddRange(chosen.SelectMany(part => Optional[part]).Select(value => (value.Key, (string?)value.Value)));
        return values;
    }

    public override string ToString() => $"{Network} {Ingress} {Egress}{(Zones ? " zones" : "")} {string.Join(' ', Parts)}";
}
