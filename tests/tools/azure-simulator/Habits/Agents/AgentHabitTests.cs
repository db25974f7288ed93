using System.Text.Json.Nodes;
using static AzureSimulator.Tests.Habits.Bodies;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Agents;

public sealed class AgentHabitTests
{
    private const string Host = $"{Account}/projects/chat/capabilityHosts/agents";
    private const string BlobWriter = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_connections_of_a_host_stay_and_a_project_has_one_host(bool on)
    {
        var azure = With(on, "capability-host-immutable");
        MakeProject(azure);
        azure.Make(Host, AccountVersion, HostBody("files"));

        Ok(azure.Put(Host, AccountVersion, HostBody("files")));
        azure.Finish();
        Expect(on, azure.Put(Host, AccountVersion, HostBody("other")), 400, "BadRequest", "There is an existing Capability Host");
        azure.Finish();
        Expect(
            on,
            azure.Put(Host + "2", AccountVersion, HostBody("files")),
            400,
            "BadRequest",
            "existing Capability Host with name: agents"
        );

        azure.Finish();
        azure.Remove(Host, AccountVersion);
        Ok(azure.Put(Host + "2", AccountVersion, HostBody("other")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_host_without_the_role_fails_after_a_long_time(bool on)
    {
        var azure = With(on, "capability-host-needs-roles");
        var principal = MakeProject(azure);
        azure.MakeStorage();
        azure.Make(
            $"{Account}/projects/chat/connections/files",
            AccountVersion,
            """
            {"properties": {"authType": "AAD", "category": "AzureStorageAccount", "target": "https://data.blob.core.windows.net/",
                "metadata": {"ResourceId": "STORAGE"}}}
            """.Replace("STORAGE", Storage)
        );

        var operation = Ok(azure.Put(Host, AccountVersion, HostBody("files"))).Operation!;
        azure.Wait(19 * 60);
        Assert.Equal(on ? "InProgress" : "Succeeded", (string?)azure.Get(operation, AccountVersion).Body!["status"]);
        azure.Wait(61);
        var ended = azure.Get(operation, AccountVersion).Body!;

        Assert.Equal(on ? "CapabilityHostOperationFailed" : null, (string?)ended["error"]?["code"]);
        azure.Remove(Host, AccountVersion);
        azure.Make(
            $"{Storage}/providers/Microsoft.Authorization/roleAssignments/5e760c3c-37c7-41bb-803b-d269da3c4687",
            "2022-04-01",
            AssignmentBody(principal, BlobWriter)
        );
        Assert.Equal("Succeeded", (string?)azure.Make(Host, AccountVersion, HostBody("files"))["properties"]!["provisioningState"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_subnet_of_agents_is_held_until_a_while_after_the_purge(bool on)
    {
        var azure = With(on, "agent-subnet-held");
        azure.Make(Network, NetworkVersion, NetworkBody);
        azure.Make(Account, AccountVersion, InjectedBody("agents"));
        azure.Remove(Account, AccountVersion);

        if (on)
        {
            Refused(azure.Delete(Network, NetworkVersion), 400, "InUseSubnetCannotBeDeleted", "serviceAssociationLinks/legionservicelink");
            Ok(
                azure.Delete(
                    Group.Replace("/resourceGroups/rg", "")
                        + "/providers/Microsoft.CognitiveServices/locations/swedencentral/resourceGroups/rg/deletedAccounts/ai",
                    AccountVersion
                )
            );
            azure.Finish();
            Refused(azure.Delete($"{Network}/subnets/agents", NetworkVersion), 400, "InUseSubnetCannotBeDeleted");
            azure.Wait(15 * 60 + 1);
        }

        Ok(azure.Delete(Network, NetworkVersion));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_subnet_that_is_held_without_a_purge_is_free_after_two_days(bool on)
    {
        var azure = With(on, "agent-subnet-held");
        azure.Make(Network, NetworkVersion, NetworkBody);
        azure.Make(Account, AccountVersion, InjectedBody("agents"));
        azure.Remove(Account, AccountVersion);

        azure.Wait(48 * 3600 + 60);

        Ok(azure.Delete(Network, NetworkVersion));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_host_that_is_left_behind_holds_the_subnet_for_a_day(bool on)
    {
        var azure = With(on, "capability-host-before-account-delete");
        azure.Make(Network, NetworkVersion, NetworkBody);
        azure.Make(Account, AccountVersion, InjectedBody("agents"));
        azure.Make($"{Account}/capabilityHosts/agents", AccountVersion, """{"properties": {}}""");
        azure.Remove(Account, AccountVersion);

        Expect(on, azure.Delete(Network, NetworkVersion), 400, "InUseSubnetCannotBeDeleted", "legionservicelink");

        azure.Wait(24 * 3600);
        Ok(azure.Delete(Network, NetworkVersion));
    }

    [Fact]
    public void A_host_that_is_deleted_first_holds_nothing()
    {
        var azure = With(true, "capability-host-before-account-delete");
        azure.Make(Network, NetworkVersion, NetworkBody);
        azure.Make(Account, AccountVersion, InjectedBody("agents"));
        azure.Make($"{Account}/capabilityHosts/agents", AccountVersion, """{"properties": {}}""");
        azure.Remove($"{Account}/capabilityHosts/agents", AccountVersion);
        azure.Remove(Account, AccountVersion);

        Ok(azure.Delete(Network, NetworkVersion));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_subnet_of_agents_is_delegated_and_serves_one_account(bool on)
    {
        var azure = With(on, "agent-subnet-rules");
        azure.Make(Network, NetworkVersion, NetworkBody);
        var other = $"{Group}/providers/Microsoft.CognitiveServices/accounts/other";

        Expect(on, azure.Put(Account, AccountVersion, InjectedBody("links")), 400, "InvalidSubnet", "must be delegated");
        azure.Finish();
        Ok(azure.Put(Account, AccountVersion, InjectedBody("agents")));
        azure.Finish();
        Ok(azure.Put(Account, AccountVersion, InjectedBody("agents")));
        azure.Finish();
        var second = azure.Put(other, AccountVersion, InjectedBody("agents").Replace("\"ai\"", "\"other\""));
        Expect(on, second, 400, "InvalidSubnet", "already used by another account");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_network_that_Azure_manages_needs_no_subnet(bool on)
    {
        var azure = With(on, "agent-subnet-rules");
        azure.Make(Network, NetworkVersion, NetworkBody);

        Ok(azure.Put(Account, AccountVersion, InjectedBody("agents").Replace($"{Network}/subnets/agents", "")));
    }

    private static string InjectedBody(string subnet) =>
        AccountBody("ai")
            .Replace(
                "\"allowProjectManagement\": true",
                $"\"networkInjections\": [{{\"scenario\": \"agent\", \"subnetArmId\": \"{Network}/subnets/{subnet}\"}}]"
            );

    private static string HostBody(string connection) => """{"properties": {"storageConnections": ["NAME"]}}""".Replace("NAME", connection);

    /// <returns>The object id of the project's identity.</returns>
    private static string MakeProject(TestAzure azure)
    {
        azure.MakeAccount();
        JsonObject project = azure.Make(
            $"{Account}/projects/chat",
            AccountVersion,
            """{"location": "swedencentral", "identity": {"type": "SystemAssigned"}}"""
        );
        return (string)project["identity"]!["principalId"]!;
    }
}
