using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Services;

public sealed class ActionTests
{
    private const string Place =
        "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.CognitiveServices/locations/swedencentral";

    private readonly TestAzure _azure = new();

    [Fact]
    public void Keys_are_listed_unless_local_authentication_is_off()
    {
        _azure.MakeAccount();
        Assert.NotNull(Ok(_azure.Post($"{Account}/listKeys", AccountVersion)).Body!["key1"]);

        Ok(_azure.Send("PATCH", Account, AccountVersion, """{"properties": {"disableLocalAuth": true}}"""));

        Refused(_azure.Post($"{Account}/listKeys", AccountVersion), 400, "BadRequest", "disableLocalAuth");
    }

    [Fact]
    public void An_action_needs_its_resource_and_must_exist()
    {
        Refused(_azure.Post($"{Account}/listKeys", AccountVersion), 404, "ResourceNotFound");
        _azure.MakeAccount();
        Refused(_azure.Post($"{Account}/noSuchAction", AccountVersion), 405, "MethodNotAllowed");
    }

    [Fact]
    public void The_models_of_a_region_name_the_deployment_types_that_it_offers()
    {
        var models = Ok(_azure.Get($"{Place}/models", AccountVersion)).Body!["value"]!.AsArray();

        Assert.All(models, model => Assert.NotEmpty(model!["model"]!["skus"]!.AsArray()));
        Assert.Contains(models, model => (string?)model!["model"]!["name"] == "gpt-5.4-mini");
        Assert.DoesNotContain(
            Ok(_azure.Get(Place.Replace("swedencentral", "nowhere") + "/models", AccountVersion)).Body!["value"]!.AsArray(),
            model => (string?)model!["model"]!["name"] == "gpt-5.4-mini"
        );
    }

    [Fact]
    public void Usages_count_deployments_also_of_deleted_accounts_until_they_are_purged()
    {
        Assert.Equal(0, Used());
        _azure.MakeAccount();
        _azure.Make(
            $"{Account}/deployments/chat",
            AccountVersion,
            """
            {"sku": {"name": "GlobalStandard", "capacity": 30},
             "properties": {"model": {"format": "OpenAI", "name": "gpt-5.4-mini", "version": "2026-03-17"}}}
            """
        );
        Assert.Equal(30, Used());
        _azure.Remove(Account, AccountVersion);
        Assert.Equal(30, Used());
        Ok(_azure.Delete($"{Place}/resourceGroups/rg/deletedAccounts/ai", AccountVersion));
        _azure.Finish();
        Assert.Equal(0, Used());

        long Used() =>
            (long)
                Ok(_azure.Get($"{Place}/usages", AccountVersion)).Body!["value"]!
                    .AsArray()
                    .Single(each => (string?)each!["name"]!["value"] == "OpenAI.GlobalStandard.gpt-5.4-mini")!["currentValue"]!;
    }

    [Fact]
    public void Built_in_roles_are_found_by_name_and_assignments_by_principal()
    {
        const string Roles = $"{Group}/providers/Microsoft.Authorization/roleDefinitions?$filter=roleName eq 'Reader'";
        var role = Assert.Single(Ok(_azure.Get(Roles, "2022-04-01")).Body!["value"]!.AsArray())!;
        var owner = _azure.Azure.Options.Owner;
        _azure.Make(
            $"{Group}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-0000000000a1",
            "2022-04-01",
            $$"""{"properties": {"principalId": "{{owner}}", "roleDefinitionId": "{{role["id"]}}"} }"""
        );

        Assert.Single(Assignments(owner));
        Assert.Empty(Assignments("other"));

        IEnumerable<object?> Assignments(string principal) =>
            Ok(
                _azure.Get(
                    $"{Storage}/providers/Microsoft.Authorization/roleAssignments?$filter=principalId eq '{principal}'",
                    "2022-04-01"
                )
            ).Body!["value"]!.AsArray();
    }
}
