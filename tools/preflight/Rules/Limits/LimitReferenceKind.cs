namespace Preflight.Rules.Limits;

/// <summary>What a path of a limit begins at.</summary>
internal enum LimitReferenceKind
{
    Place,
    Root,
    Parent,
    Target,
    Sibling,
}
