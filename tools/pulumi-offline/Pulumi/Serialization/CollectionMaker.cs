using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Makes immutable collections of a type that is known at run time only.</summary>
internal abstract class CollectionMaker
{
    public static CollectionMaker For(Type element) => (CollectionMaker)Activator.CreateInstance(typeof(Of<>).MakeGenericType(element))!;

    public abstract object Array(object?[] values);

    public abstract object Dictionary(IEnumerable<KeyValuePair<string, object?>> entries);

    private sealed class Of<T> : CollectionMaker
    {
        public override object Array(object?[] values) => ImmutableArray.CreateRange(values.Select(Cast));

        public override object Dictionary(IEnumerable<KeyValuePair<string, object?>> entries) =>
            entries.ToImmutableDictionary(entry => entry.Key, entry => Cast(entry.Value));

        private static T Cast(object? value) => value is null ? default! : (T)value;
    }
}
