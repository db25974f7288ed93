namespace Pulumi.Serialization;

/// <summary>The kinds of types that results are converted to.</summary>
internal enum ResultKind
{
    Text,
    Truth,
    Double,
    Int,
    IntEnum,
    Any,
    Json,
    Asset,
    Resource,
    EnumStruct,
    Nullable,
    Array,
    Dictionary,
    Union,
    Object,
}
