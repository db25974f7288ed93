using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>The name of a resource within the engine: <c>urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME</c>.</summary>
public readonly struct Urn : IEquatable<Urn>
{
    private readonly string _value;

    public Urn(string value) =>
        _value = string.IsNullOrEmpty(value) ? throw new ArgumentException("URN cannot be null or empty.", nameof(value)) : value;

    public static implicit operator string(Urn value) => value._value;

    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    public static bool operator !=(Urn left, Urn right) => !left.Equals(right);

    /// <summary>The URN that a resource would have. Parent and parentUrn exclude each other.</summary>
    public static Output<string> Create(
        Input<string> name,
        Input<string> type,
        Resource? parent = null,
        Input<string>? parentUrn = null,
        Input<string>? project = null,
        Input<string>? stack = null
    )
    {
        if (parent != null && parentUrn != null)
            throw new ArgumentException("Only one of 'parent' and 'parentUrn' can be non-null.");
        var owner = parent?.Urn ?? parentUrn?.ToOutput();
        var prefix =
            owner != null
                ? owner.Apply(urn => urn[..urn.LastIndexOf("::", StringComparison.Ordinal)] + "$")
                : Output.Format($"urn:pulumi:{stack ?? Deployment.Instance.StackName}::{project ?? Deployment.Instance.ProjectName}::");
        return Output.Format($"{prefix}{type}::{name}");
    }

    public bool Equals(Urn other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Urn other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _value;
}
