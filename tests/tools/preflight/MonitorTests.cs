using Grpc.Core;
using Planning.Engine;
using Planning.Wire;
using Pulumirpc;

namespace Preflight.Tests;

/// <summary>Requests that only a defective SDK sends.</summary>
public sealed class MonitorTests
{
    [Theory]
    [InlineData("", "urn:pulumi:dev::scenarios::test:index:Thing::a", "'a' (test:index:Thing) depends on itself")]
    [InlineData(
        "",
        "urn:pulumi:dev::scenarios::test:index:Thing::b",
        "which is not registered: a cycle, or a resource that does not exist"
    )]
    [InlineData(
        "urn:pulumi:dev::scenarios::test:index:Group::g",
        "",
        "the parent of 'a', urn:pulumi:dev::scenarios::test:index:Group::g, is not registered"
    )]
    public async Task A_registration_with_an_unknown_URN_is_rejected(string parent, string dependency, string problem)
    {
        using var project = ProjectFolder.OfScenario("ok");
        var run = new Run(project.Request());
        var request = new RegisterResourceRequest
        {
            Type = "test:index:Thing",
            Name = "a",
            Custom = true,
            Parent = parent,
        };
        if (dependency.Length > 0)
        {
            request.Dependencies.Add(dependency);
        }

        await Assert.ThrowsAsync<RpcException>(async () => await new Planning.Engine.Monitor(run).RegisterResource(request, null!));

        Assert.Contains(problem, run.Refusal);
        Assert.Empty(run.Registrations.Resources);
    }

    [Fact]
    public async Task A_remote_component_is_rejected()
    {
        using var project = ProjectFolder.OfScenario("ok");
        var run = new Run(project.Request());

        await Assert.ThrowsAsync<RpcException>(async () =>
            await new Planning.Engine.Monitor(run).RegisterResource(
                new RegisterResourceRequest
                {
                    Type = "x:index:Y",
                    Name = "y",
                    Remote = true,
                },
                null!
            )
        );

        Assert.Contains("preflight runs no provider plug-ins", run.Refusal);
    }

    [Fact]
    public async Task A_role_definition_is_looked_up_without_Azure()
    {
        const string Reader = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";

        var (answer, run) = await InvokeAsync("azure-native:authorization:getRoleDefinition", ("roleDefinitionId", Reader), ("scope", "/"));

        Assert.False(answer.Unknown);
        Assert.EndsWith($"/providers/Microsoft.Authorization/roleDefinitions/{Reader}", answer.Return.Fields["id"].StringValue);
        Assert.Empty(run.Registrations.Messages);
    }

    /// <summary>An empty answer would become a required property that is missing.</summary>
    [Theory]
    [InlineData("azure-native:storage:getStorageAccount")]
    [InlineData("azure-native:search:listAdminKey")]
    [InlineData("azure-native:authorization:getRoleDefinition")]
    public async Task A_lookup_that_only_Azure_can_answer_is_unknown(string function)
    {
        var (answer, run) = await InvokeAsync(function, ("resourceGroupName", "group"));

        Assert.True(answer.Unknown);
        Assert.True(Google.Protobuf.WellKnownTypes.Value.ForStruct(answer.Return).ContainsUnknown());
        Assert.Contains(run.Registrations.Messages, message => message.Text.Contains(function));
    }

    /// <summary>An apply that calls the function plainly takes the first element, and cannot wait for an unknown list.</summary>
    [Theory]
    [InlineData("azure-native:storage:listStorageAccountKeys", "keys", "value")]
    [InlineData("azure-native:containerregistry/v20230701:listRegistryCredentials", "passwords", "value")]
    [InlineData("azure-native:containerservice:listManagedClusterUserCredentials", "kubeconfigs", "value")]
    public async Task A_list_of_keys_has_invented_secret_elements(string function, string list, string value)
    {
        var (answer, run) = await InvokeAsync(function, ("resourceGroupName", "group"));

        Assert.False(answer.Unknown);
        Assert.Equal(Planning.Wire.Signatures.Secret, answer.Return.Fields[list].Signature());
        Assert.NotEmpty(answer.Return.Fields[list].Reveal().ListValue.Values[0].StructValue.Fields[value].StringValue);
        Assert.Contains(run.Registrations.Messages, message =>
            message.Text == $"the result of {function} is invented here: it reads from the cloud"
        );
    }

    private static async Task<(InvokeResponse Answer, Run Run)> InvokeAsync(string function, params (string Name, string Value)[] arguments)
    {
        using var project = ProjectFolder.OfScenario("ok");
        var run = new Run(project.Request());
        var request = new ResourceInvokeRequest { Tok = function, Args = new() };
        foreach (var (name, value) in arguments)
        {
            request.Args.Fields[name] = Google.Protobuf.WellKnownTypes.Value.ForString(value);
        }

        return (await new Planning.Engine.Monitor(run).Invoke(request, null!), run);
    }
}
