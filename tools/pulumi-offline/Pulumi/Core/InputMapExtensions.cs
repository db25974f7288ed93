namespace Pulumi;

/// <summary>Adds either kind of value to a map of unions.</summary>
public static class InputMapExtensions
{
    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T0> value) =>
        map.Add(key, value.ToOutput().Apply(v => (Union<T0, T1>)v));

    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T1> value) =>
        map.Add(key, value.ToOutput().Apply(v => (Union<T0, T1>)v));
}
