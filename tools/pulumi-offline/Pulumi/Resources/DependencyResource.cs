namespace Pulumi;

/// <summary>A resource known by its URN alone.</summary>
internal sealed class DependencyResource : CustomResource
{
    public DependencyResource(string urn)
        : base(type: "", name: "", ResourceArgs.Empty, options: null, dependency: true) =>
        Urn = new Output<string>(Task.FromResult(OutputData.Known(urn).WithResources([this])));
}
