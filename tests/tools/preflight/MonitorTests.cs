using Grpc.Core;
using Planning.Engine;
using Planning.ResourceIds;
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

    /// <summary>What it creates, only the plug-in of its package knows; everything else of the program is planned.</summary>
    [Fact]
    public async Task A_component_of_a_package_is_planned_without_its_resources()
    {
        using var project = ProjectFolder.OfScenario("ok");
        var request = project.Request();
        var run = new Run(request);
        var monitor = new Planning.Engine.Monitor(run);
        var folder = new RegisterResourceRequest
        {
            Type = "synced-folder:index:AzureBlobFolder",
            Name = "folder",
            Remote = true,
            Object = new() { Fields = { ["path"] = Google.Protobuf.WellKnownTypes.Value.ForString("www") } },
        };

        var answer = await monitor.RegisterResource(folder, null!);
        await monitor.RegisterResource(
            new RegisterResourceRequest
            {
                Type = "test:index:Thing",
                Name = "after",
                Custom = true,
                Parent = answer.Urn,
                Dependencies = { answer.Urn },
            },
            null!
        );
        var plan = PlanBuilder.Build(request, run);

        Assert.Null(run.Refusal);
        Assert.Empty(answer.Object.Fields);
        Assert.Equal(
            [("folder", true, false), ("after", false, true)],
            plan.Resources.Select(each => (each.Name, each.Remote, each.Custom))
        );
        Assert.Equal("www", (string?)plan.Resources[0].Inputs["path"]);
    }

    [Fact]
    public async Task A_method_of_a_package_has_an_unknown_result()
    {
        using var project = ProjectFolder.OfScenario("ok");
        var run = new Run(project.Request());

        var answer = await new Planning.Engine.Monitor(run).Call(
            new ResourceCallRequest { Tok = "eks:index:Cluster/getKubeconfig" },
            null!
        );

        Assert.Null(run.Refusal);
        Assert.True(Google.Protobuf.WellKnownTypes.Value.ForStruct(answer.Return).ContainsUnknown());
        Assert.Contains(run.Registrations.Messages, message => message.Text.Contains("eks:index:Cluster/getKubeconfig is unknown here"));
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
    [InlineData("azure-native:nosuch:getThing")]
    [InlineData("tls:index/getCertificate:getCertificate")]
    public async Task A_lookup_of_unknown_shape_is_unknown(string function)
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
        Assert.Equal(Signatures.Secret, answer.Return.Fields[list].Signature());
        Assert.NotEmpty(answer.Return.Fields[list].Reveal().ListValue.Values[0].StructValue.Fields[value].StringValue);
        Assert.Contains(run.Registrations.Messages, message =>
            message.Text == $"the result of {function} is invented here: it reads from the cloud"
        );
    }

    /// <summary>A name that another provider or another stack gives must not leave the resource without an id.</summary>
    [Theory]
    [InlineData(RunMode.Resolved, true)]
    [InlineData(RunMode.Unknowns, false)]
    public async Task A_resource_with_an_unknown_name_has_an_invented_id(RunMode mode, bool invents)
    {
        var assignment = await RegisterAsync(
            "azure-native:authorization:RoleAssignment",
            mode,
            ("roleAssignmentName", Signatures.Unknown),
            ("scope", "/subscriptions/s/resourceGroups/g")
        );
        var account = await RegisterAsync(
            "azure-native:storage:StorageAccount",
            mode,
            ("accountName", "docs"),
            ("resourceGroupName", Signatures.Unknown)
        );

        Assert.Equal(
            invents,
            assignment.Id.StartsWith(
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Authorization/roleAssignments/",
                StringComparison.Ordinal
            )
        );
        Assert.Equal(
            invents,
            account.Id.EndsWith("/resourceGroups/known-later/providers/Microsoft.Storage/storageAccounts/docs", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(RunMode.Resolved, true)]
    [InlineData(RunMode.Unknowns, false)]
    public async Task A_resource_of_another_provider_has_an_invented_id(RunMode mode, bool invents) =>
        Assert.Equal(invents, (await RegisterAsync("random:index/randomUuid:RandomUuid", mode)).Id.Length > 0);

    [Theory]
    [InlineData("blob", "https://docs.blob.core.windows.net/")]
    [InlineData("web", "https://docs.z6.web.core.windows.net/")]
    public async Task A_storage_account_has_the_endpoints_that_programs_read(string service, string endpoint)
    {
        var account = await RegisterAsync(
            "azure-native:storage:StorageAccount",
            RunMode.Resolved,
            ("accountName", "docs"),
            ("resourceGroupName", "group")
        );

        Assert.Equal(endpoint, account.Object.Fields["primaryEndpoints"].StructValue.Fields[service].StringValue);
    }

    [Theory]
    [InlineData("azure-native:storage:StorageAccount")]
    [InlineData("azure-native:storage/v20230101:StorageAccount")]
    public async Task A_resource_knows_the_API_version_that_the_provider_uses(string type)
    {
        var account = await RegisterAsync(type, RunMode.Resolved, ("accountName", "docs"), ("resourceGroupName", "group"));

        Assert.Equal(ResourceTypes.ApiVersion(type), account.Object.Fields["azureApiVersion"].StringValue);
    }

    [Theory]
    [InlineData("page.html", "page.html")]
    [InlineData(null, "a")]
    public async Task A_blob_has_the_address_that_programs_pass_on(string? given, string name)
    {
        (string, string)[] named = given is null ? [] : [("blobName", given)];
        var blob = await RegisterAsync(
            "azure-native:storage:Blob",
            RunMode.Resolved,
            [("accountName", "docs"), ("containerName", "pages"), .. named]
        );

        Assert.Equal($"https://docs.blob.core.windows.net/pages/{name}", blob.Object.Fields["url"].StringValue);
    }

    private static async Task<RegisterResourceResponse> RegisterAsync(
        string type,
        RunMode mode,
        params (string Name, string Value)[] inputs
    )
    {
        using var project = ProjectFolder.OfScenario("ok");
        var request = new RegisterResourceRequest
        {
            Type = type,
            Name = "a",
            Custom = true,
            Object = new(),
        };
        foreach (var (name, value) in inputs)
        {
            request.Object.Fields[name] = Google.Protobuf.WellKnownTypes.Value.ForString(value);
        }

        return await new Planning.Engine.Monitor(new Run(project.Request(mode))).RegisterResource(request, null!);
    }

    [Theory]
    [InlineData("azure-native:storage:listStorageAccountServiceSAS", "serviceSasToken")]
    [InlineData("azure-native:operationalinsights:getSharedKeys", "primarySharedKey")]
    [InlineData("azure-native:cognitiveservices/v20230501:listAccountKeys", "key1")]
    [InlineData("azure-native:search:listAdminKey", "primaryKey")]
    [InlineData("azure-native:servicebus:listNamespaceKeys", "primaryConnectionString")]
    [InlineData("azure-native:containerregistry:listRegistryCredentials", "username")]
    public async Task A_key_that_only_Azure_has_is_an_invented_secret(string function, string text)
    {
        var (answer, _) = await InvokeAsync(function, ("resourceGroupName", "group"));

        Assert.False(answer.Unknown);
        Assert.Equal(Signatures.Secret, answer.Return.Fields[text].Signature());
        Assert.NotEmpty(answer.Return.Fields[text].Reveal().StringValue);
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
