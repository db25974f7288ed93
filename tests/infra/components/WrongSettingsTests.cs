using Pulumi;

namespace Infra.Tests;

public sealed class WrongSettingsTests
{
    private const string Chat = "chat gpt-5.4-mini 2026-03-17 GlobalStandard 30";
    private const string Embedding = "embedding text-embedding-3-large 1 GlobalStandard 30";
    private const string Predictive =
        "blue azureml://registries/contoso/models/churn/versions/3 azureml://registries/azureml/environments/sklearn-1.5/versions/20 Standard_DS3_v2 3 100";

    public static TheoryData<string, string?, string> Wrong =>
        new()
        {
            {
                "azure-native:location",
                "",
                "azure-native:location is missing; pulumi config set azure-native:location swedencentral --stack dev"
            },
            {
                "azure-native:location",
                "swedencentrl",
                "azure-native:location must be the name of an Azure region, got 'swedencentrl'; pulumi config set azure-native:location swedencentral --stack dev"
            },
            { "workload", "", "ai-workload:workload is missing; pulumi config set workload aichat --stack dev" },
            {
                "workload",
                "My Chat",
                "ai-workload:workload must be 2 to 10 lower-case letters and digits and begin with a letter, got 'My Chat'; pulumi config set workload aichat --stack dev"
            },
            {
                "workload",
                "averylongname",
                "ai-workload:workload must be 2 to 10 lower-case letters and digits and begin with a letter, got 'averylongname'; pulumi config set workload aichat --stack dev"
            },
            {
                "network",
                "hidden",
                "ai-workload:network must be private, public or existing, got 'hidden'; pulumi config set network private --stack dev"
            },
            {
                "addressRange",
                "192.168.16.7/24",
                "ai-workload:addressRange must be an IPv4 range such as 192.168.16.0/22 whose host part is zero, got '192.168.16.7/24'; pulumi config set addressRange 192.168.16.0/22 --stack dev"
            },
            {
                "addressRange",
                "8.8.8.0/24",
                "ai-workload:addressRange must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, got '8.8.8.0/24'; pulumi config set addressRange 192.168.16.0/22 --stack dev"
            },
            {
                "addressRange",
                "192.168.16.0/26",
                "ai-workload:addressRange must be /16 to /25 to hold the subnets app, endpoints, got '192.168.16.0/26'; pulumi config set addressRange 192.168.16.0/22 --stack dev"
            },
            {
                "addressRange",
                "10.0.0.0/8",
                "ai-workload:addressRange must be /16 to /25 to hold the subnets app, endpoints, got '10.0.0.0/8'; pulumi config set addressRange 192.168.16.0/22 --stack dev"
            },
            {
                "allowedAddresses",
                "203.0.113.10",
                "ai-workload:allowedAddresses must be a list of texts, got '203.0.113.10'; pulumi config set --path 'allowedAddresses[0]' '203.0.113.10' --stack dev"
            },
            {
                "allowedAddresses",
                """["somewhere"]""",
                "ai-workload:allowedAddresses[0] must be an IPv4 address or range whose host part is zero, got 'somewhere'; pulumi config set --path 'allowedAddresses[0]' '203.0.113.10' --stack dev"
            },
            {
                "allowedAddresses",
                """["10.1.2.3"]""",
                "ai-workload:allowedAddresses[0] must be a public address, as Azure sees its callers, got '10.1.2.3'; pulumi config set --path 'allowedAddresses[0]' '203.0.113.10' --stack dev"
            },
            {
                "allowedAddresses",
                """["128.0.0.0/2"]""",
                "ai-workload:allowedAddresses[0] must be a public address, as Azure sees its callers, got '128.0.0.0/2'; pulumi config set --path 'allowedAddresses[0]' '203.0.113.10' --stack dev"
            },
            {
                "allowedAddresses",
                """["20.0.0.0/8"]""",
                "ai-workload:allowedAddresses[0] must be /16 or narrower, got '20.0.0.0/8', which opens 16777216 addresses; pulumi config set --path 'allowedAddresses[0]' '203.0.113.10' --stack dev"
            },
            {
                "allowedAddresses",
                """["203.0.113.0/31"]""",
                "ai-workload:allowedAddresses[0] must be a single address or /30 or wider, got '203.0.113.0/31': storage accounts take no /31; pulumi config set --path 'allowedAddresses[0]' '203.0.113.10' --stack dev"
            },
            {
                "allowedAddresses",
                """["203.0.113.0/24", "203.0.113.10"]""",
                "ai-workload:allowedAddresses[1] overlaps 203.0.113.0/24, got '203.0.113.10'; pulumi config set --path 'allowedAddresses[1]' '203.0.113.10' --stack dev"
            },
            {
                "deployments",
                $"""["{Chat}"]""",
                $"ai-workload:deployments[1] is missing: the app needs a deployment of purpose embedding; pulumi config set --path 'deployments[1]' '{Embedding}' --stack dev"
            },
            {
                "deployments",
                $"""["chat gpt-5.4-mini", "{Embedding}"]""",
                $"ai-workload:deployments[0] must be 'purpose model version SKU capacity', as in '{Chat}', and for a provisioned SKU the purpose it spills over to, got 'chat gpt-5.4-mini'; pulumi config set --path 'deployments[0]' '{Chat}' --stack dev"
            },
            {
                "deployments",
                $"""["{Chat.Replace("2026-03-17", "latest")}", "{Embedding}"]""",
                $"ai-workload:deployments[0] must pin a version, as in 2026-03-17, got 'latest' for gpt-5.4-mini; pulumi config set --path 'deployments[0]' '{Chat}' --stack dev"
            },
            {
                "deployments",
                $"""["{Chat.Replace("GlobalStandard", "Cheap")}", "{Embedding}"]""",
                $"ai-workload:deployments[0] must use one of the SKUs Standard, GlobalStandard, DataZoneStandard, ProvisionedManaged, GlobalProvisionedManaged, DataZoneProvisionedManaged, got 'Cheap' for gpt-5.4-mini; pulumi config set --path 'deployments[0]' '{Chat}' --stack dev"
            },
            {
                "deployments",
                $"""["{Chat.Replace(" 30", " 0")}", "{Embedding}"]""",
                $"ai-workload:deployments[0] must have a capacity of 1 or more, got '0' for gpt-5.4-mini; pulumi config set --path 'deployments[0]' '{Chat}' --stack dev"
            },
            {
                "deployments",
                $"""["{Chat}", "{Chat}", "{Embedding}"]""",
                $"ai-workload:deployments[2] must have a purpose of its own, got 'chat' twice; pulumi config set --path 'deployments[2]' '{Chat.Replace("chat", "chat-next")}' --stack dev"
            },
            {
                "appPlan",
                "F1",
                "ai-workload:appPlan must be B1, B2, B3, P0v3, P1v3, P2v3 or P3v3, got 'F1'; pulumi config set appPlan B1 --stack dev"
            },
            { "appInstances", "4", "ai-workload:appInstances must be 1 to 3, got '4'; pulumi config set appInstances 1 --stack dev" },
            {
                "zoneRedundant",
                "true",
                "ai-workload:zoneRedundant needs a Premium v3 plan, got appPlan B1; pulumi config set zoneRedundant false --stack dev"
            },
            {
                "zoneRedundant",
                "yes",
                "ai-workload:zoneRedundant must be true or false, got 'yes'; pulumi config set zoneRedundant false --stack dev"
            },
            {
                "searchSku",
                "free",
                "ai-workload:searchSku must be basic, standard, standard2 or standard3, got 'free'; pulumi config set searchSku basic --stack dev"
            },
            { "searchReplicas", "4", "ai-workload:searchReplicas must be 1 to 3, got '4'; pulumi config set searchReplicas 1 --stack dev" },
            {
                "logRetentionDays",
                "7",
                "ai-workload:logRetentionDays must be 30 to 730, got '7'; pulumi config set logRetentionDays 30 --stack dev"
            },
            {
                "vaultRetentionDays",
                "100",
                "ai-workload:vaultRetentionDays must be 7 to 90, got '100'; pulumi config set vaultRetentionDays 7 --stack dev"
            },
            {
                "signInClientId",
                "my-app",
                "ai-workload:signInClientId must be the GUID of an app registration, got 'my-app'; pulumi config set signInClientId 11111111-2222-4333-8444-555555555555 --stack dev"
            },
            {
                "deployerObjectId",
                "ci",
                "ai-workload:deployerObjectId must be the GUID of a user, a group or an identity, got 'ci'; pulumi config set deployerObjectId 11111111-2222-4333-8444-555555555555 --stack dev"
            },
            {
                "deployerPrincipalType",
                "Robot",
                "ai-workload:deployerPrincipalType must be User, ServicePrincipal or Group, got 'Robot'; pulumi config set deployerPrincipalType User --stack dev"
            },
            {
                "appPackage",
                "missing.zip",
                "ai-workload:appPackage must be the path of an existing .zip, got 'missing.zip'; pulumi config set appPackage ../app.zip --stack dev"
            },
            {
                "tags",
                """["owner", "owner=a", "cost-centre=b"]""",
                "ai-workload:tags[0] must be name=value with a name of 1 to 128 characters without <>%&\\?/ and a value of up to 256, got 'owner'; pulumi config set --path 'tags[0]' 'owner=platform-team' --stack dev"
            },
            {
                "tags",
                """["owner=a", "cost-centre=b", "workload=x"]""",
                "ai-workload:tags[2] must leave 'workload' to the program, which sets it itself, got 'workload=x'; pulumi config set --path 'tags[2]' 'owner=platform-team' --stack dev"
            },
            {
                "tags",
                """["owner=a", "cost-centre=b", "Environment=x"]""",
                "ai-workload:tags[2] must leave 'Environment' to the program, which sets it itself, got 'Environment=x'; pulumi config set --path 'tags[2]' 'owner=platform-team' --stack dev"
            },
            {
                "tags",
                """["owner=a", "cost-centre=b", "managed-by=x"]""",
                "ai-workload:tags[2] must leave 'managed-by' to the program, which sets it itself, got 'managed-by=x'; pulumi config set --path 'tags[2]' 'owner=platform-team' --stack dev"
            },
            {
                "tags",
                """["owner=a", "cost-centre=b", "Owner=c"]""",
                "ai-workload:tags[2] sets 'Owner' a second time, got 'Owner=c'; pulumi config set --path 'tags[2]' 'owner=platform-team' --stack dev"
            },
            {
                "tags",
                """["owner=a"]""",
                "ai-workload:tags[1] is missing cost-centre: somebody answers for what this costs; pulumi config set --path 'tags[1]' 'cost-centre=ai-platform' --stack dev"
            },
            { "egress", "hole", "ai-workload:egress must be open, nat or firewall, got 'hole'; pulumi config set egress open --stack dev" },
            {
                "egress",
                "firewall",
                "ai-workload:addressRange must be /16 to /23 to hold the subnets AzureFirewallSubnet, app, endpoints, got '192.168.16.0/24'; pulumi config set addressRange 192.168.16.0/22 --stack dev"
            },
            {
                "jumpHostKey",
                "password",
                "ai-workload:jumpHostKey must be an SSH public key, ssh-ed25519 or ssh-rsa, got 'password'; pulumi config set jumpHostKey 'ssh-ed25519 AAAAC3Nza... me@laptop' --stack dev"
            },
            {
                "existingSubnets",
                """["app=x"]""",
                "ai-workload:existingSubnets is for network existing alone; pulumi config set existingSubnets [] --stack dev"
            },
            {
                "zonesOwnedByPolicy",
                "true",
                "ai-workload:zonesOwnedByPolicy is for network existing alone; pulumi config set zonesOwnedByPolicy false --stack dev"
            },
            {
                "ddosProtection",
                "true",
                "ai-workload:ddosProtection must be false without ingress gateway: there is no address of the stack's own to guard; pulumi config set ddosProtection false --stack dev"
            },
            {
                "gatewayRequestsPerMinute",
                "1",
                "ai-workload:gatewayRequestsPerMinute must be 10 to 10000, got '1'; pulumi config set gatewayRequestsPerMinute 10 --stack dev"
            },
            {
                "aiLocation",
                "mars",
                "ai-workload:aiLocation must be the name of an Azure region, got 'mars'; pulumi config set aiLocation eastus --stack dev"
            },
            {
                "secondAiLocation",
                "swedencentral",
                "ai-workload:secondAiLocation must be another region than the first account's, got 'swedencentral'; pulumi config set secondAiLocation francecentral --stack dev"
            },
            {
                "contentSeverity",
                "None",
                "ai-workload:contentSeverity must be Medium, Low or High, got 'None'; pulumi config set contentSeverity Medium --stack dev"
            },
            {
                "blockedTerms",
                """["a", "a"]""",
                "ai-workload:blockedTerms[0] must be different terms, got one twice; pulumi config set --path 'blockedTerms[0]' 'project-x' --stack dev"
            },
            {
                "bingGrounding",
                "true",
                "ai-workload:bingGrounding must be false where foundry is none: a project holds the connection; pulumi config set bingGrounding false --stack dev"
            },
            {
                "deployments",
                $"""["{Chat} chat-spill", "{Embedding}"]""",
                $"ai-workload:deployments[0] must use a provisioned SKU to spill over, got 'GlobalStandard' for chat; pulumi config set --path 'deployments[0]' '{Chat}' --stack dev"
            },
            {
                "deployments",
                $"""["chat gpt-5.4-mini 2026-03-17 GlobalProvisionedManaged 15 chat-spill", "{Chat.Replace("chat", "chat-spill").Replace("GlobalStandard", "DataZoneStandard")}", "{Embedding}"]""",
                $"ai-workload:deployments[0] must spill over to a standard deployment of gpt-5.4-mini 2026-03-17 with the same data boundary, got 'chat-spill' for chat; pulumi config set --path 'deployments[0]' '{Chat}' --stack dev"
            },
            {
                "chatHistoryDays",
                "30",
                "ai-workload:chatHistoryDays must be 0 without signInClientId: nobody's conversations could be told from another's, got '30'; pulumi config set chatHistoryDays 0 --stack dev"
            },
            {
                "chatHistoryDays",
                "400",
                "ai-workload:chatHistoryDays must be 0 to 365, got '400'; pulumi config set chatHistoryDays 0 --stack dev"
            },
            {
                "chatTokensPerDay",
                "0",
                "ai-workload:chatTokensPerDay must be 10000 to 1000000000, got '0'; pulumi config set chatTokensPerDay 10000 --stack dev"
            },
            {
                "contact",
                "the help desk",
                "ai-workload:contact must be an https or mailto address, got 'the help desk'; pulumi config set contact mailto:ai-help@example.com --stack dev"
            },
            {
                "alertEmails",
                "[]",
                "ai-workload:alertEmails[0] is missing: alerts must reach somebody where quietAlerts is false; pulumi config set --path 'alertEmails[0]' 'on-call@example.com' --stack dev"
            },
            {
                "alertEmails",
                """["On call <on-call@example.com>"]""",
                "ai-workload:alertEmails[0] must be an address of mail alone, got 'On call <on-call@example.com>'; pulumi config set --path 'alertEmails[0]' 'on-call@example.com' --stack dev"
            },
            {
                "alertEmails",
                """["a@example.com", "A@example.com"]""",
                "ai-workload:alertEmails[1] tells the same address a second time, got 'A@example.com'; pulumi config set --path 'alertEmails[1]' 'on-call@example.com' --stack dev"
            },
            {
                "alertWebhook",
                "http://events.example.com/?token=secret",
                "ai-workload:alertWebhook must be an https address; pulumi config set alertWebhook --secret https://events.example.com/alerts --stack dev"
            },
            {
                "runbooks",
                "docs/runbooks",
                "ai-workload:runbooks must be an https address; pulumi config set runbooks https://git.example.com/ai-workload/docs/runbooks --stack dev"
            },
            {
                "quietAlerts",
                "at night",
                "ai-workload:quietAlerts must be true or false, got 'at night'; pulumi config set quietAlerts false --stack dev"
            },
            {
                "monthlyBudget",
                "0",
                "ai-workload:monthlyBudget must be 1 to 10000000, got '0'; pulumi config set monthlyBudget 1 --stack dev"
            },
            {
                "appMaxInstances",
                "3",
                "ai-workload:appMaxInstances needs a Premium v3 plan, got appPlan B1; pulumi config set appMaxInstances 0 --stack dev"
            },
            {
                "appMaxInstances",
                "1",
                "ai-workload:appMaxInstances must be more than appInstances (1), or 0 for no scaling, got '1'; pulumi config set appMaxInstances 0 --stack dev"
            },
            {
                "stagingSlot",
                "true",
                "ai-workload:stagingSlot needs a Premium v3 plan, got appPlan B1; pulumi config set stagingSlot false --stack dev"
            },
            {
                "stagingPercent",
                "10",
                "ai-workload:stagingSlot must be true where stagingPackage or stagingPercent is set; pulumi config set stagingSlot true --stack dev"
            },
            {
                "stagingCommit",
                "0123",
                "ai-workload:stagingCommit must be empty without stagingPackage: the slot runs what production runs, got '0123'; pulumi config set stagingCommit '' --stack dev"
            },
            {
                "customerManagedKeys",
                "true",
                "ai-workload:vaultPurgeProtection must be true with customerManagedKeys: a purged key is lost data, so services refuse such a vault; pulumi config set vaultPurgeProtection true --stack dev"
            },
            {
                "predictiveDeployments",
                """["blue azureml://registries/c/models/churn/latest azureml://registries/c/environments/e/versions/1 Standard_DS3_v2 3 100"]""",
                $"ai-workload:predictiveDeployments[0] must name a registered asset, azureml://..., and end with /versions/<n>, got 'azureml://registries/c/models/churn/latest'; pulumi config set --path 'predictiveDeployments[0]' '{Predictive}' --stack dev"
            },
            {
                "predictiveDeployments",
                $"""["{Predictive.Replace(" 100", " 90")}"]""",
                $"ai-workload:predictiveDeployments[0] must share all calls, 100 percent together, or none while the endpoint is new, got 90; pulumi config set --path 'predictiveDeployments[0]' '{Predictive}' --stack dev"
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_value_that_Azure_would_refuse_is_refused_with_the_command_that_fixes_it(string key, string? value, string problem)
    {
        var refusal = Assert.Throws<RunException>(() => Config.Settings((key, value)));

        Assert.Equal($"stack 'dev' cannot be built:\n  - {problem}", refusal.Message);
    }

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        var refusal = Assert.Throws<RunException>(() =>
            Config.Settings(("workload", "X"), ("searchSku", "free"), ("appInstances", "none"))
        );

        Assert.Equal(3, refusal.Message.Split('\n').Length - 1);
    }

    [Fact]
    public void A_public_network_without_an_allow_list_is_refused()
    {
        var refusal = Assert.Throws<RunException>(() => Config.Settings(("network", "public"), ("allowedAddresses", "[]")));

        Assert.Contains("allowedAddresses[0] is missing: a public network answers allowed addresses alone", refusal.Message);
    }

    [Fact]
    public void Zone_redundancy_on_one_instance_is_refused()
    {
        var refusal = Assert.Throws<RunException>(() => Config.Settings(("appPlan", "P1v3"), ("zoneRedundant", "true")));

        Assert.Contains("ai-workload:appInstances must be 2 or more to be zone redundant, got '1'", refusal.Message);
    }

    public static TheoryData<string, string> Impossible =>
        new()
        {
            {
                "network=public egress=nat",
                "ai-workload:egress must be open, got 'nat': a public network reaches the services by service endpoints, past any other way out"
            },
            {
                "network=existing egress=firewall",
                "ai-workload:egress must be open, got 'firewall': an existing network brings its own way out"
            },
            {
                "network=public ingress=gateway",
                "ai-workload:ingress must be direct in a public network, got 'gateway': the gateway reaches the site by its private endpoint"
            },
            {
                "network=public privateMonitoring=true",
                "ai-workload:privateMonitoring must be false in a public network, which has no endpoints"
            },
            { "network=public foundry=agents", "ai-workload:foundry must be none or project in a public network, got 'agents'" },
            { "ingress=gateway", "ai-workload:signInClientId is missing: the gateway answers the whole internet, so people must sign in" },
            { "ingress=gateway", "ai-workload:hostName is missing" },
            { "ingress=gateway", "ai-workload:certificateVaultId is missing" },
            { "ingress=gateway hostName=chat", "ai-workload:hostName must be a full host name such as chat.example.com, got 'chat'" },
            { "ingress=gateway certificateVaultId=kv", "ai-workload:certificateVaultId must be the resource id of a key vault, got 'kv'" },
            {
                "ingress=gateway gatewayMinInstances=20",
                "ai-workload:gatewayMaxInstances must be gatewayMinInstances (20) or more, got '10'"
            },
            { "network=existing", "ai-workload:existingSubnets[0] is missing the subnet 'endpoints'" },
            {
                "foundry=agents addressRange=10.1.0.0/22",
                "ai-workload:addressRange must lie in 172.16.0.0/12 or 192.168.0.0/16 where agents run, got '10.1.0.0/22'"
            },
        };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_combination_that_cannot_work_is_refused_with_the_reason(string changes, string reason)
    {
        var refusal = Assert.Throws<RunException>(() =>
            Config.Settings([.. changes.Split(' ').Select(change => change.Split('=')).Select(pair => (pair[0], (string?)pair[1]))])
        );

        Assert.Contains(reason, refusal.Message);
    }

    [Fact]
    public void Subnets_and_zones_that_exist_must_be_ids_that_fit()
    {
        const string Network = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks";
        var refusal = Assert.Throws<RunException>(() =>
            Config.Settings(
                ("network", "existing"),
                ("existingSubnets", $"""["app={Network}/a/subnets/app", "endpoints={Network}/b/subnets/endpoints", "gateway=g"]"""),
                (
                    "existingZones",
                    """["privatelink.openai.azure.com=/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/privateDnsZones/other"]"""
                )
            )
        );

        Assert.Contains("must lie in one virtual network, got several", refusal.Message);
        Assert.Contains("must name one of app, endpoints, got 'gateway'", refusal.Message);
        Assert.Contains("must give 'privatelink.openai.azure.com' the resource id of the private DNS zone of that name", refusal.Message);
    }

    [Fact]
    public void The_defaults_are_right()
    {
        var settings = Config.Settings();

        Assert.Equal(
            ("aichat", "gpt-5.4-mini", "text-embedding-3-large"),
            (settings.Workload, settings.Chat.Model, settings.Embedding.Model)
        );
    }
}
