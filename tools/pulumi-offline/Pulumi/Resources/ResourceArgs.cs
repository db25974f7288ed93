namespace Pulumi;

/// <summary>The inputs of a resource, or an object within them.</summary>
public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new None();

    private sealed class None : ResourceArgs;
}
