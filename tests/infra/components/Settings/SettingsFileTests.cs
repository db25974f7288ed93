using Pulumi;

namespace Infra.Tests;

public sealed class SettingsFileTests
{
    private const string Hub = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks";

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        var error = Assert.Throws<RunException>(() => Config.Settings(("workload", "X"), ("searchSku", "free"), ("appInstances", "none")));

        Assert.Equal(3, error.Message.Split('\n').Length - 1);
        Assert.All(error.Message.Split("\n  - ")[1..], problem => Assert.Matches(WrongSetting.Grammar(), problem));
    }

    [Theory]
    [InlineData("ai-workload:workload is missing; pulumi config set workload aichat --stack dev")]
    [InlineData("ai-workload:workload must be 2 to 10 letters; pulumi config set workload aichat --stack dev")]
    [InlineData("ai-workload:workload must be 2 to 10 letters, got 'X'")]
    public void A_problem_without_limits_value_or_command_breaks_the_grammar(string problem) =>
        Assert.DoesNotMatch(WrongSetting.Grammar(), problem);

    [Fact]
    public void A_public_network_without_allowed_addresses_is_rejected()
    {
        var error = Assert.Throws<RunException>(() => Config.Settings(("network", "public"), ("allowedAddresses", "[]")));

        Assert.Contains(
            "allowedAddresses[0] must be an IPv4 address or range, got nothing: a public network admits allowed addresses only",
            error.Message
        );
    }

    [Fact]
    public void Zone_redundancy_on_one_instance_is_rejected()
    {
        var error = Assert.Throws<RunException>(() => Config.Settings(("appPlan", "P1v3"), ("zoneRedundant", "true")));

        Assert.Contains("ai-workload:appInstances must be 2 or more with zoneRedundant, got '1'", error.Message);
    }

    public static TheoryData<string, string> Impossible =>
        new()
        {
            {
                "network=public egress=nat",
                "ai-workload:egress must be open, got 'nat': a public network reaches the services through service endpoints"
            },
            {
                "network=existing egress=firewall",
                "ai-workload:egress must be open, got 'firewall': an existing network has its own egress"
            },
            {
                "network=public ingress=gateway",
                "ai-workload:ingress must be direct in a public network, got 'gateway': the gateway reaches the site through a private"
            },
            {
                "network=public privateMonitoring=true",
                "ai-workload:privateMonitoring must be false in a public network, which has no private endpoints, got 'true'"
            },
            {
                "network=public ingestion=indexer searchSku=standard",
                "ai-workload:ingestion must be app in a public network, got 'indexer'"
            },
            {
                "ingestion=indexer",
                "ai-workload:searchSku must be standard, standard2 or standard3 with ingestion indexer, got 'basic': indexers of the basic"
            },
            { "network=public knowledgeBase=true", "ai-workload:knowledgeBase must be false in a public network, got 'true'" },
            {
                "knowledgeBase=true semanticSearch=disabled",
                "ai-workload:semanticSearch must be free or standard with knowledgeBase, got 'disabled': a knowledge base ranks with it"
            },
            { "network=public aiGateway=apim", "ai-workload:aiGateway must be none in a public network, got 'apim'" },
            {
                "aiGateway=apim quietAlerts=true alertEmails=[]",
                "ai-workload:alertEmails[0] must be a plain e-mail address with aiGateway, got nothing: API Management requires"
            },
            { "network=public foundry=agents", "ai-workload:foundry must be none or project in a public network, got 'agents'" },
            { "ingress=gateway", "ai-workload:signInClientId must be the GUID of an app registration, got nothing: the gateway is public" },
            { "ingress=gateway", "ai-workload:hostName must be a full host name such as chat.example.com, got nothing" },
            { "ingress=gateway", "ai-workload:certificateVaultId must be the resource id of a key vault, got nothing" },
            { "ingress=gateway hostName=chat", "ai-workload:hostName must be a full host name such as chat.example.com, got 'chat'" },
            { "ingress=gateway certificateVaultId=kv", "ai-workload:certificateVaultId must be the resource id of a key vault, got 'kv'" },
            {
                "ingress=gateway gatewayMinInstances=20",
                "ai-workload:gatewayMaxInstances must be at least gatewayMinInstances (20), got '10'"
            },
            { "network=existing", "ai-workload:existingSubnets[1] must be endpoints=<subnet id>, got nothing: the stack needs it" },
            {
                "foundry=agents addressRange=10.1.0.0/22",
                "ai-workload:addressRange must lie in 172.16.0.0/12 or 192.168.0.0/16 with agents, got '10.1.0.0/22'"
            },
        };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_invalid_combination_is_rejected_with_the_reason(string changes, string reason)
    {
        var error = Assert.Throws<RunException>(() =>
            Config.Settings([.. changes.Split(' ').Select(change => change.Split('=')).Select(pair => (pair[0], (string?)pair[1]))])
        );

        Assert.Contains(reason, error.Message);
        Assert.All(error.Message.Split("\n  - ")[1..], problem => Assert.Matches(WrongSetting.Grammar(), problem));
    }

    /// <summary>Every error names the entry that is wrong, so that its command repairs no other.</summary>
    [Theory]
    [InlineData("endpoints=ID/b/subnets/e", "existingSubnets[1] must be in the virtual network of the other subnets, got 'ID/b'")]
    [InlineData("endpoints=ID/a/subnets/app", "existingSubnets[1] must be a subnet of its own, because a subnet is delegated")]
    [InlineData("endpoints=subnet", "existingSubnets[1] must give 'endpoints' the resource id of a subnet, got 'subnet'")]
    [InlineData("gateway=ID/a/subnets/g", "existingSubnets[1] must name one of app, endpoints, got 'gateway'")]
    [InlineData("endpoints", "existingSubnets[1] must be name=value, got 'endpoints'")]
    public void A_wrong_existing_subnet_is_reported_by_its_key(string second, string problem)
    {
        var subnets = $"""["app={Hub}/a/subnets/app", "{second.Replace("ID", Hub)}"]""";
        var error = Assert.Throws<RunException>(() => Config.Settings(("network", "existing"), ("existingSubnets", subnets)));

        Assert.Contains($"ai-workload:{problem.Replace("ID", Hub)}", error.Message);
        Assert.Contains("pulumi config set --path 'existingSubnets[1]' '", error.Message);
        Assert.DoesNotContain("existingSubnets[0]", error.Message);
    }

    [Fact]
    public void A_wrong_DNS_zone_is_reported_by_its_key()
    {
        const string Zones = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/privateDnsZones";
        const string OpenAI = "privatelink.openai.azure.com";
        const string Vault = "privatelink.vaultcore.azure.net";
        var error = Assert.Throws<RunException>(() =>
            Config.Settings(
                ("network", "existing"),
                ("existingSubnets", $"""["app={Hub}/a/subnets/app", "endpoints={Hub}/a/subnets/endpoints"]"""),
                ("existingZones", $"""["{OpenAI}={Zones}/{OpenAI}", "{Vault}={Zones}/other"]""")
            )
        );

        Assert.Contains($"existingZones[1] must give '{Vault}' the resource id of the private DNS zone of that name", error.Message);
        Assert.DoesNotContain("existingZones[0]", error.Message);
    }

    [Fact]
    public void The_defaults_are_valid()
    {
        var settings = Config.Settings();

        Assert.Equal(
            ("aichat", "gpt-5.4-mini", "text-embedding-3-large"),
            (settings.Stack.Workload, settings.Models.Chat.Model, settings.Models.Embedding.Model)
        );
    }
}
