namespace Pulumi;

/// <summary>Any Union, without its types.</summary>
internal interface IUnion
{
    object Value { get; }
}
