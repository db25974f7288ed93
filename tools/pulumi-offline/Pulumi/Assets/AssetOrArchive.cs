namespace Pulumi;

/// <summary>A file or a set of files given to a resource.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string signature, string propertyName, object value) =>
        (Signature, PropertyName, Value) = (signature, propertyName, value ?? throw new ArgumentNullException(nameof(value)));

    internal string Signature { get; }

    internal string PropertyName { get; }

    internal object Value { get; }
}
