using static AzureSimulator.Tests.Habits.Bodies;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Accounts;

/// <summary>Each habit on and off, what Azure answers, and how it ends.</summary>
public sealed class AccountHabitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_endpoint_is_refused_while_the_network_sees_the_account_as_Accepted(bool on)
    {
        var azure = With(on, "account-stays-accepted");
        azure.Make(Network, NetworkVersion, NetworkBody);
        azure.MakeAccount();
        var body = EndpointBody(Account, "account");

        var answer = azure.Put(Endpoint, NetworkVersion, body);

        Expect(on, answer, 400, "AccountProvisioningStateInvalid", $"Account {Account} in state Accepted");
        Assert.Equal(on ? "Accepted" : "Succeeded", (string?)azure.Get(Account, AccountVersion).Body!["properties"]!["provisioningState"]);
        azure.Wait(121);
        Ok(azure.Put(Endpoint, NetworkVersion, body));
        Assert.Equal("Succeeded", (string?)azure.Get(Account, AccountVersion).Body!["properties"]!["provisioningState"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_child_is_refused_while_another_one_is_written(bool on)
    {
        var azure = With(on, "account-children-conflict");
        azure.MakeAccount();
        Ok(Deploy(azure, "one", 1));

        Expect(
            on,
            Deploy(azure, "two", 1),
            409,
            "RequestConflict",
            $"Another operation is being performed on the parent resource '{Account}'"
        );

        azure.Finish();
        Ok(Deploy(azure, "two", 1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_child_is_refused_while_its_account_settles(bool on)
    {
        var azure = With(on, "account-not-terminal");
        azure.MakeAccount();

        Expect(on, Deploy(azure, "one", 1), 409, "RequestConflict", "is not terminal");

        azure.Wait(31);
        Ok(Deploy(azure, "one", 1));
        Assert.Equal("Succeeded", (string?)azure.Get(Account, AccountVersion).Body!["properties"]!["provisioningState"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_subdomain_of_another_account_is_refused(bool on)
    {
        var azure = With(on, "subdomain-taken");
        azure.MakeAccount();
        var other = $"{Group}/providers/Microsoft.CognitiveServices/accounts/other";

        Expect(on, azure.Put(other, AccountVersion, AccountBody("AI")), 409, "CustomDomainInUse", "'AI'");

        Ok(azure.Put(other, AccountVersion, AccountBody("other")));
        azure.Finish();
        Ok(azure.Put(Account, AccountVersion, AccountBody("ai")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_account_with_projects_is_not_deleted(bool on)
    {
        var azure = new TestAzure(new SimulatorOptions { Habits = Set(on, "account-nested-resources-block-delete"), EveryChance = true });
        azure.MakeAccount();
        azure.Make($"{Account}/projects/chat", AccountVersion, """{"location": "swedencentral", "identity": {"type": "SystemAssigned"}}""");

        Expect(on, azure.Delete(Account, AccountVersion), 409, "CannotDeleteResource", "accounts/projects/ai/chat'");

        if (on)
        {
            azure.Remove($"{Account}/projects/chat", AccountVersion);
            Refused(azure.Delete(Account, AccountVersion), 409, "CannotDeleteResource");
            azure.Wait(31);
            Ok(azure.Delete(Account, AccountVersion));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_subdomain_stays_and_so_does_the_management_of_projects(bool on)
    {
        var azure = With(on, "account-update-resets");
        azure.MakeAccount();

        Expect(on, azure.Put(Account, AccountVersion, AccountBody("renamed")), 400, "CustomDomainNotUpdatable", "'ai'");

        azure.Finish();
        var name = on ? "ai" : "renamed";
        var body = azure.Make(Account, AccountVersion, AccountBody(name).Replace("true", "false"));
        Assert.Equal(on, (bool)body["properties"]!["allowProjectManagement"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_creation_that_ends_as_failed_may_succeed_later(bool on)
    {
        var azure = new TestAzure(new SimulatorOptions { Habits = Set(on, "lro-failed-then-succeeded"), EveryChance = true });
        var body = AccountBody("ai").Replace("\"allowProjectManagement\": true", "\"publicNetworkAccess\": \"Disabled\"");
        var operation = Ok(azure.Put(Account, AccountVersion, body)).Operation!;
        azure.Azure.Clock.AdvanceTo(azure.Azure.State.Operations.Values.Last().Ends);

        Assert.Equal(on ? "Failed" : "Succeeded", (string?)azure.Get(operation, AccountVersion).Body!["status"]);
        azure.Wait(61);
        Assert.Equal("Succeeded", (string?)azure.Get(Account, AccountVersion).Body!["properties"]!["provisioningState"]);
    }

    private static ArmResponse Deploy(TestAzure azure, string name, int capacity) =>
        azure.Put($"{Account}/deployments/{name}", AccountVersion, DeploymentBody("gpt-5.4-mini", capacity));
}
