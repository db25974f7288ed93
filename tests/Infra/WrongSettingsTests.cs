using Pulumi;

namespace Infra.Tests;

public sealed class WrongSettingsTests
{
    private const string Chat = "chat gpt-5-mini 2025-08-07 GlobalStandard 30";
    private const string Embedding = "embedding text-embedding-3-large 1 GlobalStandard 30";

    public static TheoryData<string, string?, string> Wrong => new()
    {
        { "azure-native:location", "", "azure-native:location is missing; pulumi config set azure-native:location swedencentral --stack dev" },
        { "azure-native:location", "swedencentrl", "azure-native:location must be the name of an Azure region, got 'swedencentrl'; pulumi config set azure-native:location swedencentral --stack dev" },
        { "workload", "", "ai-workload:workload is missing; pulumi config set workload aichat --stack dev" },
        { "workload", "My Chat", "ai-workload:workload must be 2 to 10 lower-case letters and digits and begin with a letter, got 'My Chat'; pulumi config set workload aichat --stack dev" },
        { "workload", "averylongname", "ai-workload:workload must be 2 to 10 lower-case letters and digits and begin with a letter, got 'averylongname'; pulumi config set workload aichat --stack dev" },
        { "network", "hidden", "ai-workload:network must be private or public, got 'hidden'; pulumi config set network private --stack dev" },
        { "addressRange", "192.168.16.7/24", "ai-workload:addressRange must be an IPv4 range such as 192.168.16.0/24 whose host part is zero, got '192.168.16.7/24'; pulumi config set addressRange 192.168.16.0/24 --stack dev" },
        { "addressRange", "8.8.8.0/24", "ai-workload:addressRange must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, got '8.8.8.0/24'; pulumi config set addressRange 192.168.16.0/24 --stack dev" },
        { "addressRange", "192.168.16.0/26", "ai-workload:addressRange must be /16 to /25 to hold the subnets, got '192.168.16.0/26'; pulumi config set addressRange 192.168.16.0/24 --stack dev" },
        { "addressRange", "10.0.0.0/8", "ai-workload:addressRange must be /16 to /25 to hold the subnets, got '10.0.0.0/8'; pulumi config set addressRange 192.168.16.0/24 --stack dev" },
        { "allowedAddresses", "203.0.113.10", "ai-workload:allowedAddresses must be a list of texts, got '203.0.113.10'; pulumi config set --path 'allowedAddresses[0]' '203.0.113.10' --stack dev" },
        { "allowedAddresses", """["somewhere"]""", "ai-workload:allowedAddresses[0] must be an IPv4 address or range whose host part is zero, got 'somewhere'; pulumi config set --path 'allowedAddresses[0]' '203.0.113.10' --stack dev" },
        { "allowedAddresses", """["10.1.2.3"]""", "ai-workload:allowedAddresses[0] must be a public address, as Azure sees its callers, got '10.1.2.3'; pulumi config set --path 'allowedAddresses[0]' '203.0.113.10' --stack dev" },
        { "allowedAddresses", """["128.0.0.0/2"]""", "ai-workload:allowedAddresses[0] must be a public address, as Azure sees its callers, got '128.0.0.0/2'; pulumi config set --path 'allowedAddresses[0]' '203.0.113.10' --stack dev" },
        { "allowedAddresses", """["20.0.0.0/8"]""", "ai-workload:allowedAddresses[0] must be /16 or narrower, got '20.0.0.0/8', which opens 16777216 addresses; pulumi config set --path 'allowedAddresses[0]' '203.0.113.10' --stack dev" },
        { "allowedAddresses", """["203.0.113.0/31"]""", "ai-workload:allowedAddresses[0] must be a single address or /30 or wider, got '203.0.113.0/31': storage accounts take no /31; pulumi config set --path 'allowedAddresses[0]' '203.0.113.10' --stack dev" },
        { "allowedAddresses", """["203.0.113.0/24", "203.0.113.10"]""", "ai-workload:allowedAddresses[1] overlaps 203.0.113.0/24, got '203.0.113.10'; pulumi config set --path 'allowedAddresses[1]' '203.0.113.10' --stack dev" },
        { "deployments", $"""["{Chat}"]""", $"ai-workload:deployments[1] is missing: the app needs a deployment of purpose embedding; pulumi config set --path 'deployments[1]' '{Embedding}' --stack dev" },
        { "deployments", $"""["chat gpt-5-mini", "{Embedding}"]""", $"ai-workload:deployments[0] must be 'purpose model version SKU capacity', as in '{Chat}', got 'chat gpt-5-mini'; pulumi config set --path 'deployments[0]' '{Chat}' --stack dev" },
        { "deployments", $"""["{Chat.Replace("2025-08-07", "latest")}", "{Embedding}"]""", $"ai-workload:deployments[0] must pin a version, as in 2025-08-07, got 'latest' for gpt-5-mini; pulumi config set --path 'deployments[0]' '{Chat}' --stack dev" },
        { "deployments", $"""["{Chat.Replace("GlobalStandard", "Cheap")}", "{Embedding}"]""", $"ai-workload:deployments[0] must use one of the SKUs Standard, GlobalStandard, DataZoneStandard, got 'Cheap' for gpt-5-mini; pulumi config set --path 'deployments[0]' '{Chat}' --stack dev" },
        { "deployments", $"""["{Chat.Replace(" 30", " 0")}", "{Embedding}"]""", $"ai-workload:deployments[0] must have a capacity of 1 or more, got '0' for gpt-5-mini; pulumi config set --path 'deployments[0]' '{Chat}' --stack dev" },
        { "deployments", $"""["{Chat}", "{Chat}", "{Embedding}"]""", $"ai-workload:deployments[2] must have a purpose of its own, got 'chat' twice; pulumi config set --path 'deployments[2]' '{Chat.Replace("chat", "chat-next")}' --stack dev" },
        { "appPlan", "F1", "ai-workload:appPlan must be B1, B2, B3, P0v3, P1v3, P2v3 or P3v3, got 'F1'; pulumi config set appPlan B1 --stack dev" },
        { "appInstances", "4", "ai-workload:appInstances must be 1 to 3, got '4'; pulumi config set appInstances 1 --stack dev" },
        { "zoneRedundant", "true", "ai-workload:zoneRedundant needs a Premium v3 plan, got appPlan B1; pulumi config set zoneRedundant false --stack dev" },
        { "zoneRedundant", "yes", "ai-workload:zoneRedundant must be true or false, got 'yes'; pulumi config set zoneRedundant false --stack dev" },
        { "searchSku", "free", "ai-workload:searchSku must be basic, standard, standard2 or standard3, got 'free'; pulumi config set searchSku basic --stack dev" },
        { "searchReplicas", "4", "ai-workload:searchReplicas must be 1 to 3, got '4'; pulumi config set searchReplicas 1 --stack dev" },
        { "logRetentionDays", "7", "ai-workload:logRetentionDays must be 30 to 730, got '7'; pulumi config set logRetentionDays 30 --stack dev" },
        { "vaultRetentionDays", "100", "ai-workload:vaultRetentionDays must be 7 to 90, got '100'; pulumi config set vaultRetentionDays 7 --stack dev" },
        { "signInClientId", "my-app", "ai-workload:signInClientId must be the GUID of an app registration, got 'my-app'; pulumi config set signInClientId 11111111-2222-4333-8444-555555555555 --stack dev" },
        { "deployerPrincipalType", "Robot", "ai-workload:deployerPrincipalType must be User, ServicePrincipal or Group, got 'Robot'; pulumi config set deployerPrincipalType User --stack dev" },
        { "appPackage", "missing.zip", "ai-workload:appPackage must be the path of an existing .zip, got 'missing.zip'; pulumi config set appPackage ../app.zip --stack dev" },
        { "tags", """["owner"]""", "ai-workload:tags[0] must be name=value with a name of 1 to 128 characters without <>%&\\?/ and a value of up to 256, got 'owner'; pulumi config set --path 'tags[0]' 'owner=platform-team' --stack dev" },
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
        var refusal = Assert.Throws<RunException>(() => Config.Settings(("workload", "X"), ("searchSku", "free"), ("appInstances", "none")));

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

    [Fact]
    public void The_defaults_are_right()
    {
        var settings = Config.Settings();

        Assert.Equal(("aichat", "gpt-5-mini", "text-embedding-3-large"), (settings.Workload, settings.Chat.Model, settings.Embedding.Model));
    }
}
