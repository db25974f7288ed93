namespace Infra.Tests;

/// <summary>The keys about models, agents and search.</summary>
public sealed class ModelSettingsTests
{
    private const string Chat = "chat gpt-5.4-mini 2026-03-17 GlobalStandard 30";
    private const string Embedding = "embedding text-embedding-3-large 1 GlobalStandard 30";
    private const string Spill = "chat-spill gpt-5.4-mini 2026-03-17 DataZoneStandard 30";
    private const string Provisioned = "chat gpt-5.4-mini 2026-03-17 GlobalProvisionedManaged 15 chat-spill";
    private const string Assets = "azureml://registries/azureml/environments/sklearn-1.5/versions/20 Standard_DS3_v2 3";
    private const string Predictive = $"blue azureml://registries/contoso/models/churn/versions/3 {Assets} 100";
    private const string Unpinned = $"blue azureml://registries/c/models/churn/latest {Assets} 100";

    public static TheoryData<string, string?, string, string, string> Wrong =>
        new()
        {
            { "aiGateway", "kong", "aiGateway", "must be none or apim, got 'kong'", "none" },
            { "aiGatewayUnits", "11", "aiGatewayUnits", "must be a whole number from 1 to 10, got '11'", "1" },
            {
                "aiGatewayTokensPerMinute",
                "10",
                "aiGatewayTokensPerMinute",
                "must be a whole number from 1000 to 100000000, got '10'",
                "1000"
            },
            {
                "deployments",
                $"""["{Chat}"]""",
                "deployments[1]",
                "must be a deployment of purpose embedding, got nothing: the app needs it",
                $"{Embedding}"
            },
            {
                "deployments",
                $"""["chat gpt-5.4-mini", "{Embedding}"]""",
                "deployments[0]",
                $"must be 'purpose model version SKU capacity', as in '{Chat}', optionally with the purpose that a "
                    + "provisioned SKU spills over to, got 'chat gpt-5.4-mini'",
                $"{Chat}"
            },
            {
                "deployments",
                $"""["{Chat.Replace("2026-03-17", "latest")}", "{Embedding}"]""",
                "deployments[0]",
                "must pin a version, as in 2026-03-17, got 'latest' for gpt-5.4-mini",
                $"{Chat}"
            },
            {
                "deployments",
                $"""["{Chat.Replace("GlobalStandard", "Cheap")}", "{Embedding}"]""",
                "deployments[0]",
                "must use one of the SKUs Standard, GlobalStandard, DataZoneStandard, ProvisionedManaged, "
                    + "GlobalProvisionedManaged, DataZoneProvisionedManaged, got 'Cheap' for gpt-5.4-mini",
                $"{Chat}"
            },
            {
                "deployments",
                $"""["{Chat.Replace(" 30", " 0")}", "{Embedding}"]""",
                "deployments[0]",
                "must have a capacity of 1 or more, got '0' for gpt-5.4-mini",
                $"{Chat}"
            },
            {
                "deployments",
                $"""["{Chat}", "{Chat}", "{Embedding}"]""",
                "deployments[1]",
                "must have a purpose of its own, got 'chat' twice",
                $"{Chat.Replace("chat", "chat-2")}"
            },
            { "ingestion", "push", "ingestion", "must be app or indexer, got 'push'", "app" },
            { "knowledgeBase", "yes", "knowledgeBase", "must be true or false, got 'yes'", "false" },
            { "searchSku", "free", "searchSku", "must be basic, standard, standard2 or standard3, got 'free'", "basic" },
            { "searchReplicas", "4", "searchReplicas", "must be a whole number from 1 to 3, got '4'", "1" },
            { "aiLocation", "mars", "aiLocation", "must be the name of an Azure region, got 'mars'", "malaysiawest" },
            {
                "secondAiLocation",
                "swedencentral",
                "secondAiLocation",
                "must differ from the region of the first account, got 'swedencentral'",
                "francecentral"
            },
            { "contentSeverity", "None", "contentSeverity", "must be Medium, Low or High, got 'None'", "Medium" },
            {
                "blockedTerms",
                """["a", "a"]""",
                "blockedTerms[1]",
                "must be different from the other terms, got 'a' twice",
                WrongSetting.Removed
            },
            {
                "bingGrounding",
                "true",
                "bingGrounding",
                "must be false where foundry is none, got 'true': the connection belongs to a project",
                "false"
            },
            {
                "deployments",
                $"""["{Chat} chat-spill", "{Embedding}"]""",
                "deployments[0]",
                "must use a provisioned SKU to spill over, got 'GlobalStandard' for chat",
                $"{Chat}"
            },
            {
                "deployments",
                $"""["{Provisioned}", "{Spill}", "{Embedding}"]""",
                "deployments[0]",
                "must spill over to a standard deployment of gpt-5.4-mini 2026-03-17 with the same data boundary, "
                    + "got 'chat-spill' for chat",
                Provisioned[..Provisioned.LastIndexOf(' ')]
            },
            {
                "predictiveDeployments",
                $"""["{Unpinned}"]""",
                "predictiveDeployments[0]",
                "must name a registered asset, azureml://..., and end with /versions/<n>, got "
                    + "'azureml://registries/c/models/churn/latest'",
                $"{Predictive}"
            },
            {
                "predictiveDeployments",
                $"""["{Predictive.Replace(" 100", " 90")}"]""",
                "predictiveDeployments[0]",
                "must add up to 100 percent of the calls, or 0 while the endpoint is new, got 90",
                $"{Predictive}"
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_rejected_with_the_command_that_fixes_it(
        string key,
        string? value,
        string entry,
        string problem,
        string example
    ) => WrongSetting.Check(key, value, entry, problem, example);
}
