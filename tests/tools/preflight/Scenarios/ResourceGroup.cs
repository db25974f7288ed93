using Pulumi;

namespace Scenarios;

internal sealed class ResourceGroupArgs : ResourceArgs
{
    [Input("resourceGroupName")]
    public Input<string>? ResourceGroupName { get; set; }

    [Input("location")]
    public Input<string>? Location { get; set; }
}

/// <summary>A resource that Azure has.</summary>
internal sealed class ResourceGroup(string name, CustomResourceOptions? options = null)
    : CustomResource(
        "azure-native:resources:ResourceGroup",
        name,
        new ResourceGroupArgs { ResourceGroupName = name, Location = "swedencentral" },
        options
    )
{
    /// <summary>Ends when it is created.</summary>
    public async Task Made()
    {
        var made = new TaskCompletionSource();
        Id.Apply(id =>
        {
            made.SetResult();
            return id;
        });
        await made.Task;
    }
}
