package org.kwitness.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kwitness.keys.FieldGuard.Kind;
import org.kwitness.keys.FieldGuard.Need;
import org.kwitness.model.Knowledge;
import org.kwitness.model.KnowledgeException;
import org.kwitness.model.KnowledgeLoader;

class LockingKeysTest {
  private static final Knowledge FREEBSD = knowledge("freebsd", 903000);
  private static final Knowledge NETBSD = knowledge("netbsd", 600000000);
  private static final Knowledge OPENBSD = knowledge("openbsd", 202304);

  private static Knowledge knowledge(String bsd, long version) {
    try {
      return KnowledgeLoader.load(bsd, version, List.of());
    } catch (KnowledgeException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads headers, which are called {@code sys/h0/x.h}, {@code sys/h1/x.h} and so on. */
  private static LockingKeys keys(Knowledge knowledge, String... headers) {
    Vocabulary words = new Vocabulary(knowledge);
    List<SourceFile> files = new ArrayList<>();
    for (String header : headers) {
      files.add(SourceFile.read("sys/h" + files.size() + "/x.h", header, words));
    }
    return new KeyBinder(files, knowledge, words, "sys/").bind();
  }

  private static FieldGuard guard(LockingKeys keys, String struct, String field) {
    return keys.of(struct, field).orElseThrow().guard();
  }

  private static List<String> locks(LockingKeys keys, String struct, String field) {
    return guard(keys, struct, field).locks().stream().map(LockRef::text).toList();
  }

  private static final String POND =
      """
      /*
       * Who may touch a pond.
       * (c) constant after creation
       * (m) locked by po_mtx
       * (l) locked by pond_list_lock
       * (a) updated by atomic operations only
       * (k) only accessed by curthread
       * (w) po_mtx for writing
       * (z) somebody knows
       */
      struct pond {
      	int	po_id;		/* (c) Identity. */
      	int	po_fish,	/* (m) In it. */
      		po_frogs;	/* (a) Beside it. */
      	LIST_ENTRY(pond) po_list;	/* (l) All of them. */
      	int	(*po_feed)(struct pond *, int);	/* (m + l) Feeds. */
      	u_int	po_deep : 3, po_wide : 5;	/* (k) Measures. */
      	char	po_name[16];	/* (w)
      				 * What it is called. */
      #ifdef WEED
      	int	po_weed;	/* (z) Green. */
      #endif
      	union {
      		int	pu_ice;	/* (m) Winter. */
      		/* (c) Summer. */
      		int	pu_dry;
      	} po_u;			/* (l) Season. */
      	int	po_old;		/* (q) Nobody said. */
      	int	po_plain;	/* (see above) */
      	int	po_note;	/* fish(es) of a kind */
      	struct mtx po_mtx;	/* spare (m) */
      };
      extern struct sx pond_list_lock;
      """;

  @Test
  void everyFormOfDeclarationHasItsKey() {
    LockingKeys keys = keys(FREEBSD, POND);
    assertThat(keys.all())
        .extracting(FieldKey::field)
        .containsExactly(
            "po_id",
            "po_fish",
            "po_frogs",
            "po_list",
            "po_feed",
            "po_deep",
            "po_wide",
            "po_name",
            "po_weed",
            "pu_ice",
            "pu_dry",
            "po_u");
    assertThat(guard(keys, "pond", "po_id").kind()).isEqualTo(Kind.CONSTANT);
    assertThat(guard(keys, "pond", "po_frogs").kind()).isEqualTo(Kind.UNLOCKED);
    assertThat(guard(keys, "pond", "po_wide").kind()).isEqualTo(Kind.OWNER);
    assertThat(guard(keys, "pond", "pu_dry").kind()).isEqualTo(Kind.CONSTANT);
    assertThat(locks(keys, "pond", "po_fish")).containsExactly("po_mtx");
    assertThat(locks(keys, "pond", "po_list")).containsExactly("pond_list_lock");
    assertThat(locks(keys, "pond", "po_u")).containsExactly("pond_list_lock");
    assertThat(keys.of("pond", "po_id").orElseThrow().at().line()).isEqualTo(12);
  }

  @Test
  void aLockHasItsClassAndTheWayToIt() {
    LockingKeys keys = keys(FREEBSD, POND);
    LockRef own = guard(keys, "pond", "po_fish").locks().get(0);
    assertThat(own.lockClass()).isEqualTo("pond.po_mtx");
    assertThat(own.reach()).isEqualTo(LockRef.Reach.OBJECT);
    assertThat(own.path()).containsExactly("po_mtx");
    assertThat(guard(keys, "pond", "po_list").locks().get(0).reach())
        .isEqualTo(LockRef.Reach.GLOBAL);
  }

  @Test
  void severalKeysAreAnyToReadAndAllToWrite() {
    FieldGuard both = guard(keys(FREEBSD, POND), "pond", "po_feed");
    assertThat(both.kind()).isEqualTo(Kind.LOCKS);
    assertThat(both.toRead()).isEqualTo(Need.ANY);
    assertThat(both.toWrite()).isEqualTo(Need.ALL);
    FieldGuard writing = guard(keys(FREEBSD, POND), "pond", "po_name");
    assertThat(writing.toRead()).isEqualTo(Need.NONE);
    assertThat(writing.toWrite()).isEqualTo(Need.ALL);
  }

  @Test
  void whatIsNotResolvedIsReportedWithItsPlace() {
    assertThat(keys(FREEBSD, POND).problems())
        .extracting(p -> p.what() + " " + p.at().line() + " " + p.text())
        .containsExactly("LEGEND 9 z: somebody knows", "MARKER 28 pond.po_old (q)");
  }

  @Test
  void aLaterLegendTakesTheOthersPlaceForItsOwnKeysAlone() {
    LockingKeys keys =
        keys(
            FREEBSD,
            """
            /*
             * a - locked by one_mtx
             * b - never changes
             */
            struct one { int o_a; /* (a) */ };
            /*
             * List of locks
             * a - locked by two_mtx
             * c - locked by two_mtx
             */
            struct two {
            	int	t_a;	/* (a) */
            	int	t_b;	/* (b) */
            };
            struct mtx one_mtx, two_mtx;
            """);
    assertThat(locks(keys, "one", "o_a")).containsExactly("one_mtx");
    assertThat(locks(keys, "two", "t_a")).containsExactly("two_mtx");
    assertThat(guard(keys, "two", "t_b").kind()).isEqualTo(Kind.CONSTANT);
  }

  @Test
  void proseInParenthesesIsNoMarkerWhereNoLegendIs() {
    LockingKeys keys = keys(FREEBSD, "struct s {\n\tint a; /* (c) 1999 */\n\tint b; /* (m) */\n};");
    assertThat(keys.all()).isEmpty();
    assertThat(keys.problems()).isEmpty();
  }

  @Test
  void aListThatIsAboutSomethingElseIsNoLegend() {
    LockingKeys keys =
        keys(
            FREEBSD,
            """
            /*
             * (r) the register may be read
             * (w) the register may be written
             */
            struct registers { int status; /* (r) status */ };
            """);
    assertThat(keys.all()).isEmpty();
  }

  @Test
  void macrosAroundALockAreExpandedDownToIt() {
    LockingKeys keys =
        keys(
            FREEBSD,
            """
            #define	POT_MTX(_p)	(&(_p)->pt_lid.li_mtx)
            #define	POT_LOCK(_p)	do {	\\
            	mtx_lock(POT_MTX(_p));	\\
            } while (0)
            #define	KITCHEN_LOCK()	sx_xlock(&kitchen_sx)
            struct sx kitchen_sx;
            struct lid { struct mtx li_mtx; };
            /*
             * (p) locked by POT_LOCK(pot).
             * (k) locked by KITCHEN_LOCK().
             * (b) container lock (e.g. li_mtx) and/or kitchen_sx
             */
            struct pot {
            	struct lid pt_lid;
            	int	pt_soup;	/* (p) soup */
            	int	pt_salt;	/* (k) salt */
            	int	pt_both;	/* (b) both */
            };
            """);
    LockRef lid = guard(keys, "pot", "pt_soup").locks().get(0);
    assertThat(lid.text()).isEqualTo("pt_lid.li_mtx");
    assertThat(lid.lockClass()).isEqualTo("lid.li_mtx");
    assertThat(locks(keys, "pot", "pt_salt")).containsExactly("kitchen_sx");
    assertThat(locks(keys, "pot", "pt_both")).containsExactly("pt_lid.li_mtx", "kitchen_sx");
    assertThat(guard(keys, "pot", "pt_both").toWrite()).isEqualTo(Need.ANY);
  }

  @Test
  void theRowsKnowTheProcessLock() {
    LockingKeys keys =
        keys(
            FREEBSD,
            """
            /*
             *      c - locked by proc mtx
             *      j - locked by proc slock
             *	k*- only accessed by curthread and from an interrupt
             *      m - Giant
             */
            struct proc {
            	struct mtx p_mtx;
            	struct mtx p_slock;
            	int	p_a;		/* (c) */
            	int	p_b;		/* (cj) one or the other */
            	int	p_c;		/* (k*) */
            	int	p_d;		/* (m) */
            };
            struct thread {
            	struct proc *td_proc;
            	struct proc *td_other;
            	int	td_a;		/* (c) */
            };
            """);
    assertThat(locks(keys, "proc", "p_a")).containsExactly("p_mtx");
    assertThat(guard(keys, "proc", "p_b").toWrite()).isEqualTo(Need.ANY);
    assertThat(guard(keys, "proc", "p_c").kind()).isEqualTo(Kind.OWNER);
    assertThat(locks(keys, "proc", "p_d")).containsExactly("Giant");
    assertThat(guard(keys, "thread", "td_a").locks())
        .extracting(LockRef::text, LockRef::lockClass)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("td_proc->p_mtx", "proc.p_mtx"));
  }

  @Test
  void lettersThatNothingSetsOffCountWhereManyHaveThem() {
    String legend =
        """
        /*
         * Lock reference:
         *	i - interlock
         *	v - vnode lock
         */
        """;
    LockingKeys keys =
        keys(
            FREEBSD,
            legend
                + """
                struct vnode {
                	int	v_a;		/* v first */
                	int	v_b;		/* v second */
                	int	v_c;		/* i third */
                	int	v_d;		/* not one */
                	struct lock *v_vnlock;	/* u the lock */
                	struct mtx v_interlock;
                };
                """,
            legend + "struct few {\n\tint f_a;\t/* i am alone */\n\tint f_b; /* other */\n};\n");
    assertThat(keys.all()).extracting(FieldKey::field).containsExactly("v_a", "v_b", "v_c");
    assertThat(locks(keys, "vnode", "v_a")).containsExactly("v_vnlock");
    assertThat(locks(keys, "vnode", "v_c")).containsExactly("v_interlock");
  }

  @Test
  void keysMayStandAtTheEndIfTheLegendIsRunningText() {
    LockingKeys keys =
        keys(
            FREEBSD,
            """
            /*
             * Access is synchronized by the lock of the shelf, shelf_mtx (S), or
             * the lock of the book, bk_mtx (B).
             */
            struct book {
            	int	bk_place;	/* where it stands (S,B) */
            	int	bk_page;	/* open at (B) */
            	struct mtx bk_mtx;	/* the lock for (B) */
            };
            struct mtx shelf_mtx;
            """);
    assertThat(keys.all()).extracting(FieldKey::field).containsExactly("bk_place", "bk_page");
    assertThat(locks(keys, "book", "bk_place")).containsExactly("shelf_mtx", "bk_mtx");
  }

  @Test
  void netbsdMarksWithColons() {
    LockingKeys keys =
        keys(
            NETBSD,
            """
            /*
             * Field markings and the corresponding locks:
             *
             * l:	*b_mutex
             * p:	b_owner->o_lock
             * (:	unlocked, stable
             * !:	unlocked, may only be reliably accessed by the LWP itself
             * x	b_lock + bee_lock to modify, either to inspect
             */
            struct bee {
            	kmutex_t *b_mutex;	/* l: the lock */
            	kmutex_t b_lock;
            	struct owner *b_owner;	/* (: whose it is */
            	int	b_legs;		/* p: six */
            	int	b_mood;		/* !: private */
            	int	b_hive;		/* x: both */
            	int	b_free;		/*  : unused */
            };
            struct owner { kmutex_t o_lock; };
            extern kmutex_t bee_lock;
            """);
    assertThat(locks(keys, "bee", "b_mutex")).containsExactly("b_mutex");
    assertThat(guard(keys, "bee", "b_owner").kind()).isEqualTo(Kind.CONSTANT);
    assertThat(locks(keys, "bee", "b_legs")).containsExactly("b_owner->o_lock");
    assertThat(guard(keys, "bee", "b_mood").kind()).isEqualTo(Kind.OWNER);
    assertThat(locks(keys, "bee", "b_hive")).containsExactly("b_lock", "bee_lock");
    assertThat(guard(keys, "bee", "b_hive").toWrite()).isEqualTo(Need.ALL);
    assertThat(keys.of("bee", "b_free")).isEmpty();
  }

  @Test
  void openbsdMarksWithSquareBrackets() {
    LockingKeys keys =
        keys(
            OPENBSD,
            """
            /*
             *  Locks used to protect struct members in this file:
             *	I	immutable after creation
             *	a	atomic operations
             *	N	net lock
             *	m	this nest's `n_mtx'
             *	f/w	n_lock when writing
             */
            struct nest {
            	int	n_id;		/* [I] */
            	int	n_eggs;		/* [N,m] eggs */
            	int	n_ref;		/* [a] */
            	int	n_twigs;	/* [f/w,m] twigs */
            				/* [m] above what it is about */
            	void	(*n_sing)(void);
            	int	n_time[3];	/* [m] one */
            				/* [N] what did not fit */
            	int	n_last;		/* [I] */
            	struct mutex n_mtx;
            	struct rwlock n_lock;
            };
            """);
    assertThat(guard(keys, "nest", "n_id").kind()).isEqualTo(Kind.CONSTANT);
    assertThat(locks(keys, "nest", "n_eggs")).containsExactly("netlock", "n_mtx");
    assertThat(guard(keys, "nest", "n_ref").kind()).isEqualTo(Kind.UNLOCKED);
    assertThat(guard(keys, "nest", "n_twigs").toRead()).isEqualTo(Need.NONE);
    assertThat(locks(keys, "nest", "n_sing")).containsExactly("n_mtx");
    assertThat(locks(keys, "nest", "n_time")).containsExactly("n_mtx");
    assertThat(guard(keys, "nest", "n_last").kind()).isEqualTo(Kind.CONSTANT);
  }

  @Test
  void structuresOfOneNameThatDifferAreTheFilesBusiness() {
    String form = "/*\n * (a) %s\n * (b) locked by Giant\n */\nstruct s { int f; /* (a) */ };\n";
    LockingKeys keys =
        keys(FREEBSD, form.formatted("never changes"), form.formatted("locked by Giant"));
    assertThat(keys.of("s", "f")).isEmpty();
    assertThat(keys.of("s", "f", "sys/h0/x.h").orElseThrow().guard().kind())
        .isEqualTo(Kind.CONSTANT);
    assertThat(keys.of("s", "f", "sys/h1/x.h").orElseThrow().guard().kind()).isEqualTo(Kind.LOCK);
  }

  @Test
  void totalsCountEveryKind() {
    KeyTotals all =
        keys(FREEBSD, POND).totals().stream()
            .filter(t -> t.area().equals(KeyTotals.ALL))
            .findFirst()
            .orElseThrow();
    assertThat(all.structs()).isEqualTo(1);
    assertThat(all.fields()).isEqualTo(12);
    assertThat(all.guarded()).isEqualTo(8);
    assertThat(all.resolved()).isEqualTo(11);
    assertThat(all.percent(all.resolved())).isBetween(91.0, 92.0);
  }

  @Test
  void aTextThatEndsInTheMiddleIsRead() {
    for (int end = 0; end < POND.length(); end += 7) {
      keys(FREEBSD, POND.substring(0, end));
    }
    assertThat(keys(FREEBSD, POND.substring(0, POND.indexOf("#ifdef"))).all()).isNotEmpty();
  }
}
