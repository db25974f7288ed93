using Pulumi.Serialization;

namespace Pulumi;

/// <summary>One file.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(string propertyName, object value)
        : base(Wire.AssetSignature, propertyName, value) { }
}
