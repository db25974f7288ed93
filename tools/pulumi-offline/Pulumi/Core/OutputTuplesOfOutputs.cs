namespace Pulumi;

// Tuples of outputs. Overloads rather than one generic form, because C# has no other way to say "of two to eight types".
public static partial class Output
{
    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2) =>
        Tie<(T1, T2)>([Data(item1), Data(item2)], p => (p[0].As<T1>(), p[1].As<T2>()));

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        Tie<(T1, T2, T3)>([Data(item1), Data(item2), Data(item3)], p => (p[0].As<T1>(), p[1].As<T2>(), p[2].As<T3>()));

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4) =>
        Tie<(T1, T2, T3, T4)>([Data(item1), Data(item2), Data(item3), Data(item4)], p =>
            (p[0].As<T1>(), p[1].As<T2>(), p[2].As<T3>(), p[3].As<T4>())
        );

    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1,
        Output<T2> item2,
        Output<T3> item3,
        Output<T4> item4,
        Output<T5> item5
    ) =>
        Tie<(T1, T2, T3, T4, T5)>([Data(item1), Data(item2), Data(item3), Data(item4), Data(item5)], p =>
            (p[0].As<T1>(), p[1].As<T2>(), p[2].As<T3>(), p[3].As<T4>(), p[4].As<T5>())
        );

    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1,
        Output<T2> item2,
        Output<T3> item3,
        Output<T4> item4,
        Output<T5> item5,
        Output<T6> item6
    ) =>
        Tie<(T1, T2, T3, T4, T5, T6)>([Data(item1), Data(item2), Data(item3), Data(item4), Data(item5), Data(item6)], p =>
            (p[0].As<T1>(), p[1].As<T2>(), p[2].As<T3>(), p[3].As<T4>(), p[4].As<T5>(), p[5].As<T6>())
        );

    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1,
        Output<T2> item2,
        Output<T3> item3,
        Output<T4> item4,
        Output<T5> item5,
        Output<T6> item6,
        Output<T7> item7
    ) =>
        Tie<(T1, T2, T3, T4, T5, T6, T7)>([Data(item1), Data(item2), Data(item3), Data(item4), Data(item5), Data(item6), Data(item7)], p =>
            (p[0].As<T1>(), p[1].As<T2>(), p[2].As<T3>(), p[3].As<T4>(), p[4].As<T5>(), p[5].As<T6>(), p[6].As<T7>())
        );

    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1,
        Output<T2> item2,
        Output<T3> item3,
        Output<T4> item4,
        Output<T5> item5,
        Output<T6> item6,
        Output<T7> item7,
        Output<T8> item8
    ) =>
        Tie<(T1, T2, T3, T4, T5, T6, T7, T8)>(
            [Data(item1), Data(item2), Data(item3), Data(item4), Data(item5), Data(item6), Data(item7), Data(item8)],
            p => (p[0].As<T1>(), p[1].As<T2>(), p[2].As<T3>(), p[3].As<T4>(), p[4].As<T5>(), p[5].As<T6>(), p[6].As<T7>(), p[7].As<T8>())
        );

    private static Task<OutputData> Data(IOutput output) => output.DataTask;
}
